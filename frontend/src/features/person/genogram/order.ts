import { groupBy } from './group'
import type { Kin, Union } from './kin'

export interface Rows {
  rows: string[][]
  /** Unions whose children are all in the next row: long ways down are cut into pieces by items that are no people. */
  unions: (Union & { row: number })[]
  passing: Set<string>
}

/** Cuts descents over several generations into steps of one row. */
export function rowsOf(kin: Kin, unions: Union[], level: Map<string, number>, apart: Set<string>): Rows {
  const height = Math.max(0, ...[...level].filter(([id]) => !apart.has(id)).map(([, row]) => row)) + 1
  const rows: string[][] = Array.from({ length: height }, () => [])
  for (const person of kin.people) if (!apart.has(person.id)) rows[level.get(person.id) ?? 0]?.push(person.id)
  const passing = new Set<string>()
  const cut: (Union & { row: number })[] = []
  for (const union of unions) {
    const first = union.children[0]
    const row = level.get(union.parents[0] ?? '') ?? (level.get(first?.id ?? '') ?? 0) - 1
    const near = union.children.filter((each) => (level.get(each.id) ?? 0) === row + 1)
    const far = union.children.filter((each) => (level.get(each.id) ?? 0) > row + 1)
    const steps = [...near]
    for (const child of far) {
      const way = Array.from({ length: (level.get(child.id) ?? 0) - row - 1 }, (_, step) => ({
        id: `${union.id} > ${child.id} ${step}`,
        row: row + 1 + step,
      }))
      way.forEach((each, place) => {
        passing.add(each.id)
        rows[each.row]?.push(each.id)
        const next = way[place + 1]?.id ?? child.id
        cut.push({
          id: each.id,
          parents: [each.id],
          bond: null,
          children: [{ id: next, line: child.line }],
          row: each.row,
        })
      })
      const start = way[0]
      if (start) steps.push({ id: start.id, line: child.line })
    }
    cut.push({ ...union, children: steps, row })
  }
  return { rows, unions: cut, passing }
}

interface Shape {
  /** By row: unions whose parents stand in it. */
  unions: { parents: number[]; children: number[]; twins: number[][] }[][]
  homes: number[][][]
  born: Float64Array
  man: Uint8Array
}

/** What a bad order costs. Crossed lines and parted couples are the worst; the sides of a couple the least. */
const COST = { crossing: 6, couple: 5, twins: 4, siblings: 1, birth: 0.8, home: 1.5, side: 0.05, drift: 0.25 }

/** Orders every row so that few lines cross, couples stand together and brothers and sisters by birth. */
export function ordered(kin: Kin, { rows, unions }: Rows): string[][] {
  const ids = rows.flat()
  const number = new Map(ids.map((id, place) => [id, place]))
  const numbers = (list: string[]) => list.map((id) => number.get(id)).filter((each) => each !== undefined)
  const person = new Map(kin.people.map((each) => [each.id, each]))
  const twinOf = new Map(kin.twins.flatMap((group, place) => group.map((id): [string, number] => [id, place])))
  const shape: Shape = {
    unions: rows.map(() => []),
    homes: rows.map((row) =>
      kin.households.map((home) => numbers(home.members.filter((id) => row.includes(id)))).filter((m) => m.length > 1),
    ),
    born: Float64Array.from(ids, (id) => time(person.get(id)?.born ?? person.get(id)?.due)),
    man: Uint8Array.from(ids, (id) => (person.get(id)?.sex === 'M' ? 1 : 0)),
  }
  for (const union of unions) {
    const groups = groupBy(
      union.children.filter((each) => twinOf.has(each.id)),
      (each) => twinOf.get(each.id),
    )
    shape.unions[Math.max(0, union.row)]?.push({
      parents: numbers(union.parents),
      children: numbers(union.children.map((each) => each.id)),
      twins: [...groups.values()].map((group) => numbers(group.map((each) => each.id))),
    })
  }
  const start = rows.map((row) => numbers(row))
  const best = [seeded(start, shape, number.get(kin.focus) ?? 0), start]
    .map((first) => improved(first, shape, ids.length))
    .sort((one, other) => one.cost - other.cost)[0]
  return (best?.rows ?? start).map((row) => row.map((each) => ids[each] ?? ''))
}

const time = (text: string | null | undefined): number => (text ? Date.parse(text) : Number.NaN)

/** A first order: walk from the person whom it is about to their parents, and put each family down beside the last. */
function seeded(rows: number[][], shape: Shape, focus: number): number[][] {
  const all = shape.unions.flat()
  const row = new Map(rows.flatMap((each, place) => each.map((id): [number, number] => [id, place])))
  const made: number[][] = rows.map(() => [])
  const seen = new Set<number>()
  const earlier = (one: number, other: number) => (shape.born[one] ?? 0) - (shape.born[other] ?? 0) || 0
  const put = (id: number) => {
    if (seen.has(id)) return
    seen.add(id)
    const own = all.filter((union) => union.parents.includes(id))
    const from = all.filter((union) => union.children.includes(id))
    for (const union of from) for (const parent of union.parents) put(parent)
    made[row.get(id) ?? 0]?.push(id)
    for (const union of from) for (const child of [...union.children].sort(earlier)) put(child)
    for (const union of own) for (const partner of union.parents) put(partner)
    for (const union of own) for (const child of [...union.children].sort(earlier)) put(child)
  }
  put(focus)
  for (const id of rows.flat()) put(id)
  return made
}

/** Local search: moves single people and whole couples along their row, and mirrors couples, while it gets better. */
function improved(first: number[][], shape: Shape, count: number): { rows: number[][]; cost: number } {
  const rows = first.map((row) => [...row])
  const at = new Float64Array(count)
  for (const row of rows) row.forEach((id, place) => (at[id] = place))
  const near = (row: number) => costOf(row - 1, rows, shape, at) + costOf(row, rows, shape, at)
  const attempt = (row: number, next: number[], now: number): number => {
    const before = rows[row] ?? []
    rows[row] = next
    next.forEach((id, place) => (at[id] = place))
    const cost = near(row)
    if (cost < now - 1e-9) return cost
    rows[row] = before
    before.forEach((id, place) => (at[id] = place))
    return now
  }
  for (let round = 0; round < 8; round++) {
    let better = false
    for (let row = 0; row < rows.length; row++) {
      let now = near(row)
      const start = now
      for (const block of blocks(rows[row] ?? [], shape.unions[row] ?? [])) {
        const rest = (rows[row] ?? []).filter((id) => !block.includes(id))
        const here = block.filter((id) => (rows[row] ?? []).includes(id))
        for (const piece of here.length > 1 ? [here, [...here].reverse()] : [here])
          for (let place = 0; place <= rest.length; place++)
            now = attempt(row, [...rest.slice(0, place), ...piece, ...rest.slice(place)], now)
      }
      for (let from = 0; from + 1 < (rows[row]?.length ?? 0); from++) {
        const next = [...(rows[row] ?? [])]
        next.splice(from, 2, next[from + 1] ?? 0, next[from] ?? 0)
        now = attempt(row, next, now)
      }
      better ||= now < start - 1e-9
    }
    if (!better) break
  }
  return { rows, cost: rows.reduce((sum, _, row) => sum + costOf(row, rows, shape, at), 0) }
}

/** Every couple, every chain of couples, every group of brothers and sisters with partners, and everybody alone. */
function blocks(row: number[], unions: Shape['unions'][number]): number[][] {
  const chains: number[][] = []
  const left = new Set(row)
  for (const start of row) {
    if (!left.delete(start)) continue
    const chain = new Set([start])
    for (const each of chain)
      for (const union of unions)
        if (union.parents.includes(each)) for (const other of union.parents) if (row.includes(other)) chain.add(other)
    for (const each of chain) left.delete(each)
    chains.push(row.filter((id) => chain.has(id)))
  }
  const couples = unions
    .map((union) => row.filter((id) => union.parents.includes(id)))
    .filter((pair) => pair.length > 1)
  return [...chains, ...couples.filter((pair) => !chains.some((c) => c.length === pair.length && c.includes(pair[0] ?? -1))), ...(chains.length < row.length ? row.map((id) => [id]) : [])] // prettier-ignore
}

/** The cost of the lines between a row and the next, and of the order within the row. */
function costOf(row: number, rows: number[][], shape: Shape, at: Float64Array): number {
  const unions = shape.unions[row]
  if (!unions) return 0
  const width = rows[row]?.length ?? 1
  const below = rows[row + 1]?.length ?? 1
  const place = (id: number | undefined) => (id === undefined ? 0 : (at[id] ?? 0))
  const tops: number[] = []
  const ends: number[] = []
  const owner: number[] = []
  let cost = 0
  unions.forEach((union, index) => {
    const [one, other] = union.parents
    const top = other === undefined ? place(one) : (place(one) + place(other)) / 2
    if (one !== undefined && other !== undefined) {
      const apart = Math.abs(place(one) - place(other)) - 1
      cost += apart * COST.couple
      const man =
        shape.man[one] === shape.man[other] ? 0 : shape.man[one] ? place(one) - place(other) : place(other) - place(one)
      if (man > 0) cost += COST.side
    }
    if (union.children.length === 0) return
    let low = Infinity
    let high = -Infinity
    let sum = 0
    union.children.forEach((child, nth) => {
      const x = place(child)
      low = Math.min(low, x)
      high = Math.max(high, x)
      sum += x
      if (one !== undefined) {
        tops.push(top)
        ends.push(x)
        owner.push(index)
      }
      for (const later of union.children.slice(nth + 1)) {
        const gap = (shape.born[child] ?? 0) - (shape.born[later] ?? 0)
        if (gap * (x - place(later)) < 0) cost += COST.birth
      }
    })
    cost += (high - low - union.children.length + 1) * COST.siblings
    for (const twins of union.twins) {
      const places = twins.map(place)
      cost += (Math.max(...places) - Math.min(...places) - twins.length + 1) * COST.twins
    }
    if (one !== undefined)
      cost +=
        Math.abs((top + 0.5) / width - (sum / union.children.length + 0.5) / below) *
        COST.drift *
        Math.max(width, below)
  })
  for (let one = 0; one < tops.length; one++)
    for (let other = one + 1; other < tops.length; other++) {
      const crossed = ((tops[one] ?? 0) - (tops[other] ?? 0)) * ((ends[one] ?? 0) - (ends[other] ?? 0)) < 0
      if (crossed && owner[one] !== owner[other]) cost += COST.crossing
    }
  for (const home of shape.homes[row] ?? []) {
    const places = home.map(place)
    cost += (Math.max(...places) - Math.min(...places) - home.length + 1) * COST.home
  }
  return cost
}
