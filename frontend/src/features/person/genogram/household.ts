import type { Household } from './kin'
import type { Point } from './lines'

export interface Box {
  id: string
  left: number
  right: number
  top: number
  bottom: number
}

/** A home on the picture: an outline around its members, or else a letter beside each of them. */
export interface Home {
  id: string
  name: string
  letter: string
  members: string[]
  /** Only where it holds every member and nobody else. */
  outline: Point[] | null
}

const ROOM = 5

/** An outline that takes in a neighbour would say something that is not true: then letters say who lives together. */
export function homes(households: Household[], boxes: Box[]): Home[] {
  return households
    .map((home) => ({ ...home, boxes: boxes.filter((box) => home.members.includes(box.id)) }))
    .filter((home) => home.boxes.length > 0)
    .map((home, place) => {
      const hull = outline(home.boxes)
      const others = boxes.filter((box) => !home.members.includes(box.id))
      const true_ = home.boxes.length > 1 && !others.some((box) => meets(hull, corners(box, 0)))
      return {
        id: home.id,
        name: home.name,
        letter: String.fromCharCode(65 + (place % 26)),
        members: home.boxes.map((box) => box.id),
        outline: true_ ? hull : null,
      }
    })
}

export function corners(box: Box, room: number): Point[] {
  const [left, right, top, bottom] = [box.left - room, box.right + room, box.top - room, box.bottom + room]
  return [{ x: left, y: top }, { x: right, y: top }, { x: right, y: bottom }, { x: left, y: bottom }] // prettier-ignore
}

/** The convex outline of the boxes with some room around them (monotone chain). */
export function outline(boxes: Box[]): Point[] {
  const points = boxes.flatMap((box) => corners(box, ROOM)).sort((one, other) => one.x - other.x || one.y - other.y)
  const half = (from: Point[]) => {
    const chain: Point[] = []
    for (const point of from) {
      while (chain.length > 1 && turn(chain.at(-2), chain.at(-1), point) <= 0) chain.pop()
      chain.push(point)
    }
    return chain.slice(0, -1)
  }
  return [...half(points), ...half([...points].reverse())]
}

const turn = (a: Point | undefined, b: Point | undefined, c: Point) =>
  a && b ? (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) : 0

/** Whether two convex shapes touch: no straight line lies between them (separating axes). */
export function meets(one: Point[], other: Point[]): boolean {
  for (const shape of [one, other])
    for (let place = 0; place < shape.length; place++) {
      const from = shape[place]
      const to = shape[(place + 1) % shape.length]
      if (!from || !to) continue
      const along = (point: Point) => (to.y - from.y) * point.x - (to.x - from.x) * point.y
      const [low, high] = range(one.map(along))
      const [least, most] = range(other.map(along))
      if (high <= least || most <= low) return false
    }
  return true
}

const range = (values: number[]): [number, number] => [Math.min(...values), Math.max(...values)]
