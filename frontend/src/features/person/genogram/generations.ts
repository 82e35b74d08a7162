import { groupBy } from './group'
import type { Kin, Parentage } from './kin'

interface Edge {
  from: string
  to: string
  steps: number
}

/** Which generation everybody is in (0: the eldest), and the parentage that a picture can show. */
export interface Generations {
  of: Map<string, number>
  /** Without the links that would make somebody their own ancestor: a mistake in the data still draws. */
  parentage: Parentage[]
  /** People who no link leads to. */
  apart: string[]
}

/**
 * Puts everybody into a generation: a child beneath every parent, couples and brothers and sisters level.
 * What contradicts parentage gives way, in the order couples, brothers and sisters, words such as "aunt".
 */
export function generations(kin: Kin): Generations {
  const known = new Set(kin.people.map((each) => each.id))
  const both = (one: string, other: string) => one !== other && known.has(one) && known.has(other)
  const group = new Map([...known].map((id) => [id, id]))
  const top = (id: string): string => {
    const next = group.get(id) ?? id
    if (next === id) return id
    const found = top(next)
    group.set(id, found)
    return found
  }
  const edges: Edge[] = []
  const leads = (from: string, to: string): boolean => {
    const seen = new Set([top(from)])
    for (const each of seen) {
      if (each === top(to)) return true
      for (const edge of edges) if (top(edge.from) === each) seen.add(top(edge.to))
    }
    return false
  }
  const above = (from: string, to: string, steps: number): boolean => {
    if (!both(from, to) || leads(to, from)) return false
    edges.push({ from, to, steps })
    return true
  }
  const level = (one: string, other: string) => {
    if (!both(one, other) || top(one) === top(other) || leads(one, other) || leads(other, one)) return
    group.set(top(one), top(other))
  }

  const parentage = kin.parentage.filter((each) => above(each.parent, each.child, 1))
  for (const couple of kin.couples) level(couple.one, couple.other)
  for (const one of parentage)
    for (const other of parentage) {
      if (one.parent === other.parent && one.child < other.child) level(one.child, other.child)
      if (one.child === other.child && one.parent < other.parent) level(one.parent, other.parent)
    }
  for (const [one, other] of [...kin.siblings, ...kin.twins.flatMap(pairs)]) level(one, other)
  for (const hint of kin.levels) {
    if (hint.above === 0) level(hint.who, hint.whom)
    else above(hint.who, hint.whom, hint.above)
  }

  const of = settle([...known], edges, top)
  const linked = linkedPeople(kin, edges)
  return { of, parentage, apart: kin.people.map((each) => each.id).filter((id) => !linked.has(id)) }
}

function pairs(ids: string[]): [string, string][] {
  return ids.slice(1).map((id) => [ids[0] ?? id, id])
}

/** Longest way from the eldest, then everybody as near to their children as can be. Groups are level. */
function settle(ids: string[], edges: Edge[], top: (id: string) => string): Map<string, number> {
  const links = edges.map((edge) => ({ from: top(edge.from), to: top(edge.to), steps: edge.steps }))
  const groups = [...new Set(ids.map(top))]
  const depth = new Map(groups.map((id) => [id, 0]))
  const at = (id: string) => depth.get(id) ?? 0
  // No longer chain than there are groups; without a cycle it ends by itself.
  for (let round = 0; round <= groups.length; round++) {
    let moved = false
    for (const { from, to, steps } of links)
      if (at(to) < at(from) + steps) {
        depth.set(to, at(from) + steps)
        moved = true
      }
    if (!moved) break
  }
  const children = groupBy(links, (link) => link.from)
  for (const id of [...groups].sort((one, other) => at(other) - at(one))) {
    const below = children.get(id)
    if (below) depth.set(id, Math.min(...below.map((link) => at(link.to) - link.steps)))
  }
  // Families that nothing joins stand with their youngest on one line.
  const joined = components(groups, links)
  const lowest = Math.max(0, ...groups.map(at))
  for (const part of joined) {
    const shift = lowest - Math.max(...part.map(at))
    if (joined.length > 1) for (const id of part) depth.set(id, at(id) + shift)
  }
  const eldest = Math.min(...groups.map(at), lowest)
  return new Map(ids.map((id) => [id, at(top(id)) - eldest]))
}

function components(ids: string[], links: { from: string; to: string }[]): string[][] {
  const left = new Set(ids)
  const found: string[][] = []
  for (const start of ids) {
    if (!left.delete(start)) continue
    const part = [start]
    for (const each of part)
      for (const link of links) {
        const next = link.from === each ? link.to : link.to === each ? link.from : null
        if (next !== null && left.delete(next)) part.push(next)
      }
    found.push(part)
  }
  return found
}

function linkedPeople(kin: Kin, edges: Edge[]): Set<string> {
  const linked = new Set([kin.focus])
  const links: [string, string][] = [
    ...edges.map((edge): [string, string] => [edge.from, edge.to]),
    ...kin.couples.map((each): [string, string] => [each.one, each.other]),
    ...kin.siblings,
    ...kin.twins.flatMap(pairs),
    ...kin.levels.map((each): [string, string] => [each.who, each.whom]),
  ]
  for (const [one, other] of links) {
    linked.add(one)
    linked.add(other)
  }
  return linked
}
