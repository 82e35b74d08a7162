import { groupBy } from './group'
import type { Bond, Descent, Kin, Union } from './kin'

export interface Point {
  x: number
  y: number
}

/** A line of the picture. `kind` says how it is drawn; `of` which union or couple it belongs to. */
export interface Line {
  of: string
  kind: Bond | Descent | 'siblings' | 'slash'
  points: Point[]
}

/** Where the marks and the text of a row begin and end. */
export interface Band {
  top: number
  bottom: number
}

const STEP = 12
const OFFSET = 9
const CLEAR = 6

interface Hung {
  union: Union & { row: number }
  drop: number
  bond: number
  bar: number
  entries: Map<string, number>
  low: number
  high: number
}

/** The rows from top to bottom with the room that the lines between them need, and all lines. */
export function drawn(
  kin: Kin, rows: string[][], unions: (Union & { row: number })[], x: Map<string, number>, heights: number[], passing: Set<string>,
): { bands: Band[]; lines: Line[] } {
  const at = (id: string) => x.get(id) ?? 0
  const starts = ends(unions, at, (union) => union.parents, (union) => side(union, at))
  const entries = ends(unions, at, (union) => union.children.map((each) => each.id), (union) => side(union, at))
  const twins = kin.twins.map((group) => new Set(group))
  const bands: Band[] = []
  const lines: Line[] = []
  let y = 0
  for (let row = -1; row < rows.length; row++) {
    if (row >= 0) {
      bands.push({ top: y, bottom: y + (heights[row] ?? 0) })
      y += heights[row] ?? 0
    }
    const here = unions.filter((union) => union.row === row)
    const hung = here.map((union) => hang(union, at, entries, twins))
    const couples = tracks(
      hung.filter((each) => each.union.parents.length === 2),
      (each) => span(each.union.parents.map((id) => starts(each.union.id, id))),
      (one, other) => width(one, starts) - width(other, starts),
    )
    for (const each of hung) each.bond = couples.of.get(each) ?? -1
    const families = hung.filter((each) => each.union.children.length > 0)
    straighten(families, starts)
    const bars = tracks(families, (each) => [each.low, each.high], crossings)
    if (here.length === 0) {
      y += row >= 0 && row + 1 < rows.length ? 40 : 0
      continue
    }
    const first = y + (row >= 0 ? 10 : 0)
    const second = first + couples.count * STEP + (couples.count > 0 ? 4 : 0)
    const next = second + (families.length > 0 ? bars.count * STEP + 24 : 6)
    for (const each of hung) {
      each.bar = second + (bars.of.get(each) ?? 0) * STEP
      const bondY = first + each.bond * STEP
      lines.push(...lineOf(each, starts, { from: bottom(each.union, y, row), bondY, next }, twins, at))
    }
    y = next
  }
  for (const id of passing) {
    const row = rows.findIndex((each) => each.includes(id))
    const band = bands[row]
    const line = unions.find((union) => union.id === id)?.children[0]?.line ?? 'birth'
    if (band) lines.push({ of: id, kind: line, points: [{ x: at(id), y: band.top }, { x: at(id), y: band.bottom }] })
  }
  return { bands, lines }
} // prettier-ignore

const bottom = (union: Union, y: number, row: number) => (row < 0 || union.parents.length === 0 ? null : y)
const side = (union: Union, at: (id: string) => number) =>
  union.parents.length > 0 ? union.parents.reduce((sum, id) => sum + at(id), 0) / union.parents.length : 0
const span = (values: number[]): [number, number] => [Math.min(...values), Math.max(...values)]
const width = (each: Hung, starts: (union: string, id: string) => number) => {
  const [low, high] = span(each.union.parents.map((id) => starts(each.union.id, id)))
  return high - low
}

/** Where on somebody the line of each union begins or ends: side by side where somebody has several. */
function ends(
  unions: Union[], at: (id: string) => number, who: (union: Union) => string[], order: (union: Union) => number,
): (union: string, id: string) => number {
  const found = new Map<string, number>()
  const all = unions.flatMap((union) => who(union).map((id) => ({ union, id })))
  for (const [id, several] of groupBy(all, (each) => each.id)) {
    const sorted = [...several].sort((one, other) => order(one.union) - order(other.union))
    sorted.forEach(({ union }, place) =>
      found.set(`${union.id} ${id}`, at(id) + (place - (sorted.length - 1) / 2) * 2 * OFFSET),
    )
  }
  return (union, id) => found.get(`${union} ${id}`) ?? at(id)
} // prettier-ignore

function hang(
  union: Union & { row: number }, at: (id: string) => number, entries: (union: string, id: string) => number,
  twins: Set<string>[],
): Hung {
  const own = new Map(union.children.map((child) => [child.id, entries(union.id, child.id)]))
  // Twins hang from one point of the bar, in their middle.
  for (const group of twins) {
    const here = union.children.filter((child) => group.has(child.id))
    if (here.length < 2) continue
    const middle = here.reduce((sum, child) => sum + at(child.id), 0) / here.length
    for (const child of here) own.set(child.id, middle)
  }
  return { union, drop: 0, bond: -1, bar: 0, entries: own, low: 0, high: 0 }
} // prettier-ignore

/** Where the line to the children leaves the parents: straight above them if it can, and never in another's line. */
function straighten(families: Hung[], starts: (union: string, id: string) => number) {
  const taken = families.flatMap((each) => [...each.entries.values()].map((value) => ({ each, value })))
  const drops: number[] = []
  for (const each of families) {
    const children = [...each.entries.values()]
    const middle = (Math.min(...children) + Math.max(...children)) / 2
    const parents = each.union.parents.map((id) => starts(each.union.id, id))
    const [low, high] = parents.length === 0 ? [middle, middle] : span(parents)
    const centre = (low + high) / 2
    // Only the inner part of the couple's line: the ends are the partners' own.
    const room = parents.length === 2 ? Math.max(0, (high - low) / 2 - 16) : 0
    let drop = Math.min(centre + room, Math.max(centre - room, middle))
    const busy = (at: number) =>
      taken.some((other) => other.each !== each && Math.abs(other.value - at) < CLEAR) ||
      drops.some((other) => Math.abs(other - at) < CLEAR)
    if (parents.length > 0)
      for (const shift of [0, 7, -7, 14, -14, 21, -21])
        if (!busy(drop + shift)) {
          drop += shift
          break
        }
    drops.push(drop)
    each.drop = drop
    each.low = Math.min(drop, ...children)
    each.high = Math.max(drop, ...children)
  }
}

/** How many more lines cross when `one` lies above `other` than the other way round. */
function crossings(one: Hung, other: Hung): number {
  const count = (upper: Hung, lower: Hung) =>
    [...upper.entries.values()].filter((x) => x > lower.low && x < lower.high).length +
    (lower.drop > upper.low && lower.drop < upper.high ? 1 : 0)
  return count(one, other) - count(other, one)
}

/** A level for every line, so that lines that would lie on each other are on different levels. */
function tracks(
  all: Hung[], interval: (each: Hung) => [number, number], prefer: (one: Hung, other: Hung) => number,
): { of: Map<Hung, number>; count: number } {
  const sorted: Hung[] = []
  for (const each of all) {
    const place = sorted.findIndex((other) => touch(interval(each), interval(other)) && prefer(each, other) < 0)
    sorted.splice(place < 0 ? sorted.length : place, 0, each)
  }
  const of = new Map<Hung, number>()
  for (const each of sorted) {
    const above = [...of].filter(([other]) => touch(interval(each), interval(other))).map(([, track]) => track)
    of.set(each, above.length > 0 ? Math.max(...above) + 1 : 0)
  }
  return { of, count: all.length > 0 ? Math.max(...of.values()) + 1 : 0 }
} // prettier-ignore

const touch = (one: [number, number], other: [number, number]) => one[0] < other[1] + CLEAR && other[0] < one[1] + CLEAR

/** The line of the couple with its marks, the way down, the bar, and one way to every child. */
function lineOf(
  each: Hung, starts: (union: string, id: string) => number,
  level: { from: number | null; bondY: number; next: number }, twins: Set<string>[], at: (id: string) => number,
): Line[] {
  const { union, drop, bar } = each
  const lines: Line[] = []
  const [one, other] = union.parents.map((id) => starts(union.id, id)).sort((a, b) => a - b)
  let from: number | null = level.from
  if (from !== null && one !== undefined && other !== undefined && union.bond) {
    const { bondY } = level
    lines.push({ of: union.id, kind: union.bond, points: [{ x: one, y: from }, { x: one, y: bondY }, { x: other, y: bondY }, { x: other, y: from }] })
    const slashes = { divorced: 2, separated: 1, parted: 1 }[union.bond as string] ?? 0
    const room = drop - one > other - drop ? one + (drop - one) * 0.6 : drop + (other - drop) * 0.6
    for (let nth = 0; nth < slashes; nth++)
      lines.push({ of: union.id, kind: 'slash', points: [{ x: room + nth * 6 - 4, y: bondY + 7 }, { x: room + nth * 6 + 4, y: bondY - 7 }] })
    from = bondY
  }
  if (union.children.length === 0) return lines
  const kind = (child: { line: Descent }) => (union.parents.length === 0 ? 'siblings' : child.line)
  const kinds = new Set(union.children.map(kind))
  const shared = kinds.size === 1 ? ([...kinds][0] ?? 'birth') : 'birth'
  const bent = one !== undefined && other === undefined && Math.abs(drop - one) > 0.5
  if (from !== null)
    lines.push({ of: union.id, kind: shared, points: [...(bent ? [{ x: one, y: from }, { x: drop, y: from + 6 }] : [{ x: drop, y: from }]), { x: drop, y: bar }] })
  if (each.high > each.low) lines.push({ of: union.id, kind: shared, points: [{ x: each.low, y: bar }, { x: each.high, y: bar }] })
  const fork = level.next - 18
  const met = new Set<Set<string>>()
  for (const child of union.children) {
    const entry = each.entries.get(child.id) ?? drop
    const group = twins.find((set) => set.has(child.id) && union.children.filter((own) => set.has(own.id)).length > 1)
    if (!group) {
      lines.push({ of: union.id, kind: kind(child), points: [{ x: entry, y: bar }, { x: entry, y: level.next }] })
      continue
    }
    if (!met.has(group)) lines.push({ of: union.id, kind: shared, points: [{ x: entry, y: bar }, { x: entry, y: fork }] })
    met.add(group)
    lines.push({ of: `${union.id} ${child.id}`, kind: kind(child), points: [{ x: entry, y: fork }, { x: at(child.id), y: level.next }] })
  }
  return lines
} // prettier-ignore
