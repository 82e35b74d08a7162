import { describe, expect, test } from 'vitest'
import { FAMILIES, manyPeople } from './families'
import { generations } from './generations'
import { corners, meets, type Box } from './household'
import type { Kin } from './kin'
import { picture, type Picture } from './layout'
import type { Line, Point } from './lines'

const at = (drawn: Picture, id: string) => {
  const found = drawn.people.find((each) => each.person.id === id)
  if (!found) throw new Error(`${id} is not on the picture`)
  return found
}
const overlap = (one: Box, other: Box) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
const segments = (line: Line) =>
  line.points.slice(1).map((to, place) => ({ of: line.of, from: line.points[place] ?? to, to }))
const range = (one: number, other: number): [number, number] => [Math.min(one, other), Math.max(one, other)]

/** Pieces of lines of two families that lie on each other for longer than a touch. */
function merged(drawn: Picture): string[] {
  const all = drawn.lines.flatMap(segments)
  return all.flatMap((one, place) =>
    all.slice(place + 1).flatMap((other) => {
      if (one.of === other.of) return []
      for (const [along, across] of [
        ['x', 'y'],
        ['y', 'x'],
      ] as const) {
        const level = [one.from, one.to, other.from, other.to].map((point: Point) => point[across])
        if (Math.max(...level) - Math.min(...level) > 1) continue
        const [low, high] = range(one.from[along], one.to[along])
        const [least, most] = range(other.from[along], other.to[along])
        if (Math.min(high, most) - Math.max(low, least) > 1) return [`${one.of} along ${other.of}`]
      }
      return []
    }),
  )
}

function crossed(drawn: Picture): number {
  const all = drawn.lines.filter((line) => line.kind !== 'slash').flatMap(segments)
  let count = 0
  for (const one of all)
    for (const other of all) {
      const flat = one.from.y === one.to.y
      if (one.of === other.of || !flat || other.from.x !== other.to.x) continue
      const [left, right] = range(one.from.x, one.to.x)
      const [top, bottom] = range(other.from.y, other.to.y)
      if (other.from.x > left && other.from.x < right && one.from.y > top && one.from.y < bottom) count++
    }
  return count
}

const throughPeople = (drawn: Picture) =>
  drawn.lines.flatMap(segments).filter((piece) =>
    drawn.people.some(({ box }) => {
      const [left, right] = range(piece.from.x, piece.to.x)
      const [top, bottom] = range(piece.from.y, piece.to.y)
      return left < box.right && right > box.left && top < box.bottom - 1 && bottom > box.top + 1
    }),
  )

const tale = (name: string): { kin: Kin; drawn: Picture } => {
  const kin = FAMILIES[name]
  if (!kin) throw new Error(name)
  return { kin, drawn: picture(kin) }
}

describe.each(Object.entries({ ...FAMILIES, 'about forty people': manyPeople() }))('%s', (_, kin) => {
  const drawn = picture(kin)

  test('everybody is on the picture exactly once', () => {
    expect(drawn.people.map((each) => each.person.id).sort()).toEqual(kin.people.map((each) => each.id).sort())
  })

  test('no two people overlap, and all are inside the picture', () => {
    drawn.people.forEach((one, place) => {
      expect(one.box.left).toBeGreaterThanOrEqual(0)
      expect(one.box.right).toBeLessThanOrEqual(drawn.width)
      expect(one.box.bottom).toBeLessThanOrEqual(drawn.height)
      for (const other of drawn.people.slice(place + 1))
        expect(overlap(one.box, other.box), `${one.person.name} and ${other.person.name}`).toBe(false)
    })
  })

  test('children stand beneath their parents, and couples level', () => {
    const settled = generations(kin)
    for (const { parent, child } of settled.parentage)
      expect(at(drawn, child).y).toBeGreaterThan(at(drawn, parent).box.bottom)
    const uneven = drawn.ties.length
    const level = kin.couples.filter((each) => at(drawn, each.one).y === at(drawn, each.other).y)
    expect(level.length).toBe(kin.couples.length - uneven)
  })

  test('no line runs through somebody, or along the line of another family', () => {
    expect(throughPeople(drawn)).toEqual([])
    expect(merged(drawn)).toEqual([])
  })

  test('an outline holds its members and nobody else', () => {
    for (const home of drawn.homes)
      for (const each of drawn.people) {
        const inside = home.outline !== null && meets(home.outline, corners(each.box, 0))
        expect(inside).toBe(home.outline !== null && home.members.includes(each.person.id))
      }
  })

  test('the same family gives the same picture', () => {
    expect(picture(kin)).toEqual(drawn)
  })
})

const beside = (drawn: Picture, one: string, other: string) => {
  const between = drawn.people.filter(
    (each) =>
      each.y === at(drawn, one).y &&
      each.x > Math.min(at(drawn, one).x, at(drawn, other).x) &&
      each.x < Math.max(at(drawn, one).x, at(drawn, other).x),
  )
  return at(drawn, one).y === at(drawn, other).y && between.length === 0
}

test.each([
  ['a mother and father with three children', 0],
  ['a mother with three partners, and children with each', 2],
  ['cousins who married', 1],
  ['twins between two others', 0],
  ['an adopted child, with the parents by birth', 0],
  ['two households, a child in both', 0],
  ['step-brothers and step-sisters', 0],
  ['half-sisters with different fathers, one not known', 0],
  ['two mothers', 0],
  ['a father who died, and his parents', 0],
  ['grandparents who care for the children', 0],
])('%s: at most %i crossed lines', (name, most) => {
  expect(crossed(tale(name).drawn)).toBeLessThanOrEqual(most)
})

test('brothers and sisters stand in the order in which they were born', () => {
  const { drawn } = tale('a mother and father with three children')
  expect([at(drawn, 'Leo').x, at(drawn, 'Amara').x].concat(at(drawn, 'Mia').x)).toEqual(
    ['Leo', 'Amara', 'Mia'].map((id) => at(drawn, id).x).sort((one, other) => one - other),
  )
})

test('a mother of three partners stands beside two of them', () => {
  const { drawn } = tale('a mother with three partners, and children with each')
  expect(['Dean', 'Paul', 'Ravi'].filter((name) => beside(drawn, 'Kelly', name))).toHaveLength(2)
})

test('partners stand side by side', () => {
  for (const kin of Object.values(FAMILIES)) {
    const drawn = picture(kin)
    for (const { one, other } of kin.couples) {
      const partners = (id: string) =>
        new Set(
          [...kin.couples.filter((c) => [c.one, c.other].includes(id)).flatMap((c) => [c.one, c.other]),
           ...kin.parentage.filter((p) => kin.parentage.some((q) => q.child === p.child && q.parent === id)).map((p) => p.parent)],
        ).size - 1 // prettier-ignore
      if (partners(one) > 2 || partners(other) > 2 || drawn.ties.length > 0) continue
      expect(beside(drawn, one, other), `${one} and ${other}`).toBe(true)
    }
  }
})

test('twins hang from one point', () => {
  const { drawn } = tale('twins between two others')
  const ends = drawn.lines.flatMap(segments).filter((piece) => piece.of.endsWith('Ada') || piece.of.endsWith('Ida'))
  expect(ends).toHaveLength(2)
  expect(ends[0]?.from).toEqual(ends[1]?.from)
  expect(ends.map((piece) => piece.to.x).sort()).toEqual([at(drawn, 'Ada').x, at(drawn, 'Ida').x].sort())
})

test('half-sisters hang from the lines of their own parents', () => {
  const { drawn } = tale('half-sisters with different fathers, one not known')
  const lines = (id: string) =>
    drawn.lines
      .filter((line) => line.kind === 'birth' && line.points.at(-1)?.x === at(drawn, id).x)
      .map((line) => line.of)
  expect(lines('Lily')).not.toEqual(lines('Amara'))
})

test('adoption and fostering have lines of their own, beside that of birth', () => {
  expect(new Set(tale('an adopted child, with the parents by birth').drawn.lines.map((line) => line.kind))).toEqual(
    new Set(['married', 'birth', 'adopted']),
  )
  const fostered = tale('brothers fostered in another home').drawn.lines.map((line) => line.kind)
  expect(fostered).toContain('fostered')
})

test('a divorce has two slashes, a separation one', () => {
  const slashes = (name: string) => tale(name).drawn.lines.filter((line) => line.kind === 'slash').length
  expect(slashes('two households, a child in both')).toBe(2)
  expect(slashes('brothers fostered in another home')).toBe(1)
})

test('a home with an outsider in the middle gets letters instead of an outline', () => {
  const { drawn } = tale('grandparents who care for the children')
  const home = drawn.homes[0]
  expect(home?.outline === null || !drawn.people.some((each) => !home?.members.includes(each.person.id) && meets(home?.outline ?? [], corners(each.box, 0)))).toBe(true)
  expect(home?.letter).toBe('A')
}) // prettier-ignore

test('a household that stands together has its outline', () => {
  expect(tale('a mother and father with three children').drawn.homes[0]?.outline).not.toBeNull()
})

test('who is joined to nobody stands in a row of their own beneath', () => {
  const { drawn } = tale('a grandmother and an aunt whose way to the child is not recorded')
  expect(drawn.others).not.toBeNull()
  for (const name of ['Teacher', 'Neighbour']) expect(at(drawn, name).y).toBeGreaterThan(drawn.others ?? Infinity)
  expect(at(drawn, 'Nan').y).toBeLessThan(at(drawn, 'Aunt').y)
  expect(at(drawn, 'Aunt').y).toBeLessThan(at(drawn, 'Amara').y)
})

test('forty people are laid out in less than 50 ms', () => {
  const kin = manyPeople()
  expect(kin.people.length).toBeGreaterThanOrEqual(38)
  picture(kin)
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now()
    picture(kin)
    return performance.now() - start
  })
  expect(Math.min(...times)).toBeLessThan(50)
})
