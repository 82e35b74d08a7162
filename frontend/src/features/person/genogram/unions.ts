import { groupBy } from './group'
import type { Generations } from './generations'
import type { Bond, Couple, Descent, Kin, Union } from './kin'

export interface Unions {
  unions: Union[]
  /** Couples of two generations, or of somebody with themselves by mistake: told in a line of their own. */
  uneven: Couple[]
}

/** Gathers children under the line of the parents they have in common, and every couple, with children or without. */
export function unions(kin: Kin, { of, parentage }: Generations): Unions {
  const found = new Map<string, Union>()
  const level = (id: string) => of.get(id) ?? 0
  const known = new Set(kin.people.map((each) => each.id))
  const key = (parents: string[]) => [...parents].sort().join(' ')
  const bonds = new Map<string, Bond>()
  const uneven: Couple[] = []
  for (const couple of kin.couples) {
    if (!known.has(couple.one) || !known.has(couple.other) || couple.one === couple.other) continue
    const id = key([couple.one, couple.other])
    if (level(couple.one) !== level(couple.other)) {
      uneven.push(couple)
    } else if (!bonds.has(id)) {
      bonds.set(id, couple.bond)
      found.set(id, { id, parents: [couple.one, couple.other], bond: couple.bond, children: [] })
    }
  }
  const add = (parents: string[], child: string, line: Descent) => {
    const id = parents.length === 0 ? `of ${child}` : key(parents)
    const bond = parents.length === 2 ? (bonds.get(id) ?? 'parents') : null
    const union = found.get(id) ?? { id, parents, bond, children: [] }
    if (!union.children.some((each) => each.id === child)) union.children.push({ id: child, line })
    found.set(id, union)
    return union
  }
  for (const [child, links] of groupBy(parentage, (each) => each.child))
    for (const [line, of_line] of groupBy(links, (each) => each.line))
      for (const parents of paired(
        of_line.map((each) => each.parent),
        bonds,
        level,
      ))
        add(parents, child, line)
  for (const group of orphaned(kin, found)) {
    const [first, ...others] = group
    if (first === undefined) continue
    const union = add([], first, 'birth')
    for (const id of others) union.children.push({ id, line: 'birth' })
  }
  return { unions: [...found.values()], uneven }
}

/** The parents of one child by twos where they are a couple, or are the only two; else each by themselves. */
function paired(parents: string[], bonds: Map<string, Bond>, level: (id: string) => number): string[][] {
  const left = [...new Set(parents)]
  const made: string[][] = []
  const couple = (one: string, other: string) => bonds.has([one, other].sort().join(' '))
  while (left.length > 0) {
    const one = left.shift() ?? ''
    const even = left.filter((other) => level(other) === level(one))
    const other =
      even.find((each) => couple(one, each)) ?? (left.length === 1 && made.length === 0 ? even[0] : undefined)
    if (other !== undefined) left.splice(left.indexOf(other), 1)
    made.push(other === undefined ? [one] : [one, other])
  }
  return made
}

/** Brothers and sisters, or twins, whose parents are not recorded: they hang from one line without parents. */
function orphaned(kin: Kin, found: Map<string, Union>): string[][] {
  const having = new Set([...found.values()].flatMap((union) => union.children.map((each) => each.id)))
  const known = new Set(kin.people.map((each) => each.id))
  const groups: Set<string>[] = []
  const links = [
    ...kin.siblings,
    ...kin.twins.flatMap((ids) => ids.slice(1).map((id): [string, string] => [ids[0] ?? id, id])),
  ]
  for (const [one, other] of links) {
    if (having.has(one) || having.has(other) || !known.has(one) || !known.has(other) || one === other) continue
    const touched = groups.filter((group) => group.has(one) || group.has(other))
    const merged = new Set([one, other, ...touched.flatMap((group) => [...group])])
    for (const group of touched) groups.splice(groups.indexOf(group), 1)
    groups.push(merged)
  }
  return groups.map((group) => [...group])
}
