import { generations } from './generations'
import { homes, type Box, type Home } from './household'
import type { Bond, Kin, KinPerson } from './kin'
import { drawn, type Line, type Point } from './lines'
import { ordered, rowsOf } from './order'
import { CARD, places } from './place'
import { unions } from './unions'

/** A person on the picture: the middle of the mark's upper edge, and the room that mark and text take. */
export interface Placed {
  person: KinPerson
  x: number
  y: number
  generation: number | null
  box: Box
}

export interface Picture {
  people: Placed[]
  lines: Line[]
  /** Couples of two generations, from mark to mark. */
  ties: { bond: Bond; from: Point; to: Point }[]
  homes: Home[]
  /** Where the row begins of people whom no family tie joins to the others; null where there are none. */
  others: number | null
  width: number
  height: number
}

const MARGIN = 24
const WIDEST = 8
/** The room that the sentence above the row of others takes. */
const SAYING = 440

/** From a family to places and lines. The same family gives the same picture; everybody is on it exactly once. */
export function picture(given: Kin): Picture {
  const kin = { ...given, people: [...new Map(given.people.map((each) => [each.id, each])).values()] }
  const settled = generations(kin)
  const { unions: all, uneven } = unions(kin, settled)
  const apart = new Set(settled.apart)
  const cut = rowsOf(kin, all, settled.of, apart)
  const rows = ordered(kin, cut)
  const person = new Map(kin.people.map((each) => [each.id, each]))
  const heightOf = (ids: string[]) =>
    Math.max(0, ...ids.map((id) => CARD.mark + 6 + (person.get(id)?.lines?.length ?? 1) * CARD.line))
  const x = places(rows, cut.unions, cut.passing, kin.levels)
  const { bands, lines } = drawn(kin, rows, cut.unions, x, rows.map(heightOf), cut.passing)

  const shift = CARD.width / 2 + MARGIN
  const people: Placed[] = []
  const put = (id: string, at: number, top: number, bottom: number, generation: number | null) => {
    const who = person.get(id)
    if (!who) return
    const box = { id, left: at - CARD.width / 2, right: at + CARD.width / 2, top, bottom }
    people.push({ person: who, x: at, y: top, generation, box })
  }
  rows.forEach((row, number) => {
    const band = bands[number]
    if (band) for (const id of row) put(id, (x.get(id) ?? 0) + shift, band.top + MARGIN, band.bottom + MARGIN, number)
  })
  const lowest = (bands.at(-1)?.bottom ?? 0) + MARGIN
  let others: number | null = null
  let height = lowest
  if (settled.apart.length > 0) {
    others = lowest + 34
    const across = Math.max(WIDEST, Math.floor((Math.max(0, ...x.values()) + CARD.width) / (CARD.width + CARD.gap)))
    let top = others + 26
    for (let start = 0; start < settled.apart.length; start += across) {
      const row = settled.apart.slice(start, start + across)
      const bottom = top + heightOf(row)
      row.forEach((id, place) => put(id, shift + place * (CARD.width + CARD.gap), top, bottom, null))
      height = bottom
      top = bottom + 26
    }
  }
  const moved = (point: Point) => ({ x: point.x + shift, y: point.y + MARGIN })
  const middle = new Map(people.map((each) => [each.person.id, { x: each.x, y: each.y + CARD.mark / 2 }]))
  const ties = uneven.flatMap((couple) => {
    const from = middle.get(couple.one)
    const to = middle.get(couple.other)
    return from && to ? [{ bond: couple.bond, from, to }] : []
  })
  return {
    people,
    lines: lines.map((line) => ({ ...line, points: line.points.map(moved) })),
    ties,
    homes: homes(kin.households, people.map((each) => each.box)),
    others,
    width: Math.max(others === null ? 0 : SAYING, ...people.map((each) => each.box.right)) + MARGIN,
    height: height + MARGIN,
  } // prettier-ignore
}
