import { groupBy } from './group'
import type { Level, Union } from './kin'

/** The size of a person on the picture: the mark and the text beneath it. Units of the picture, about a pixel. */
export const CARD = { width: 112, gap: 14, mark: 38, line: 14 }
const COLUMN = CARD.width + CARD.gap
const APART = 22
/** The room that a line needs to pass between two people. */
const PASS = 14

interface Target {
  at: number
  weight: number
}

/** Where everybody in every row stands, from left to right, without touching: near partner, parents and children. */
export function places(
  rows: string[][],
  unions: Union[],
  passing: Set<string>,
  levels: Level[] = [],
): Map<string, number> {
  const gaps = rows.map((row) => row.slice(1).map((id, place) => gap(row[place] ?? '', id, unions, passing)))
  const x = new Map<string, number>()
  rows.forEach((row, number) => {
    let here = 0
    row.forEach((id, place) => {
      here += place > 0 ? (gaps[number]?.[place - 1] ?? 0) : 0
      x.set(id, here)
    })
  })
  const asChild = lookUp(unions, (union) => union.children.map((each) => each.id))
  const asParent = lookUp(unions, (union) => union.parents)
  const loose = groupBy(levels, (hint) => hint.who)
  const at = (id: string) => x.get(id) ?? 0
  const mean = (ids: string[]) => ids.reduce((sum, id) => sum + at(id), 0) / ids.length
  for (let round = 0; round < 40; round++) {
    const down = round % 2 === 0
    const sweep = down ? rows.keys() : [...rows.keys()].reverse()
    for (const number of sweep) {
      const row = rows[number] ?? []
      const wanted = row.map((id, place): Target => {
        const targets: Target[] = []
        for (const union of asChild.get(id) ?? []) {
          const [first] = union.parents
          if (first === undefined) continue
          const shift = mean(union.parents) - mean(union.children.map((each) => each.id))
          targets.push({ at: at(id) + shift, weight: down ? 1 : 0.3 })
        }
        for (const union of asParent.get(id) ?? []) {
          if (union.children.length > 0) {
            const shift = mean(union.children.map((each) => each.id)) - mean(union.parents)
            targets.push({ at: at(id) + shift, weight: (down ? 0.3 : 1) / union.parents.length })
          }
          const partner = union.parents.find((each) => each !== id)
          if (partner !== undefined) {
            const side = at(id) < at(partner) ? -1 : 1
            targets.push({ at: at(partner) + side * COLUMN, weight: 0.3 })
          }
        }
        // Whom no line joins stands near the person whose grandmother, aunt or cousin they are.
        if (targets.length === 0)
          for (const hint of loose.get(id) ?? []) targets.push({ at: at(hint.whom), weight: 0.2 })
        const before = row[place - 1]
        const after = row[place + 1]
        if (before !== undefined) targets.push({ at: at(before) + (gaps[number]?.[place - 1] ?? 0), weight: 0.1 })
        if (after !== undefined) targets.push({ at: at(after) - (gaps[number]?.[place] ?? 0), weight: 0.1 })
        const weight = targets.reduce((sum, each) => sum + each.weight, 0)
        if (weight === 0) return { at: at(id), weight: 0.01 }
        return { at: targets.reduce((sum, each) => sum + each.at * each.weight, 0) / weight, weight }
      })
      spread(wanted, gaps[number] ?? []).forEach((value, place) => x.set(row[place] ?? '', value))
    }
  }
  const left = Math.min(...x.values())
  return new Map([...x].map(([id, value]) => [id, Math.round(value - left)]))
}

function gap(one: string, other: string, unions: Union[], passing: Set<string>): number {
  if (passing.has(one) || passing.has(other)) {
    const half = (id: string) => (passing.has(id) ? PASS / 2 : COLUMN / 2)
    return half(one) + half(other)
  }
  const close = unions.some(
    (union) =>
      (union.parents.includes(one) && union.parents.includes(other)) ||
      (union.children.some((each) => each.id === one) && union.children.some((each) => each.id === other)),
  )
  return close ? COLUMN : COLUMN + APART
}

function lookUp(unions: Union[], ids: (union: Union) => string[]): Map<string, Union[]> {
  const found = new Map<string, Union[]>()
  for (const union of unions) for (const id of ids(union)) found.set(id, [...(found.get(id) ?? []), union])
  return found
}

/** The places nearest to those wanted, by weighted least squares, that keep the order and the gaps (pool adjacent violators). */
export function spread(wanted: Target[], gaps: number[]): number[] {
  const offsets = [0]
  gaps.forEach((each, place) => offsets.push((offsets[place] ?? 0) + each))
  const pools: { at: number; weight: number; count: number }[] = []
  wanted.forEach((target, place) => {
    let pool = { at: target.at - (offsets[place] ?? 0), weight: target.weight, count: 1 }
    for (let last = pools.at(-1); last && last.at > pool.at; last = pools.at(-1)) {
      const weight = last.weight + pool.weight
      pool = { at: (last.at * last.weight + pool.at * pool.weight) / weight, weight, count: last.count + pool.count }
      pools.pop()
    }
    pools.push(pool)
  })
  return pools.flatMap((pool) => Array<number>(pool.count).fill(pool.at)).map((at, place) => at + (offsets[place] ?? 0))
}
