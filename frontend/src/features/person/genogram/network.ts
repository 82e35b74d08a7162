import type { Network, NetworkLink, NetworkPerson } from '../../../api/schema.gen'
import { age, day } from '../../../ui/dates'
import { KIN, PARENT_FACT } from '../../../ui/kinwords'
import type { Bond, Couple, Kin, KinPerson, Level, Parentage } from './kin'

const NAMELESS = 'Name not known yet'
const ACROSS = 17

/** How far the person's `kinship` stands above them. */
const ABOVE: Record<string, number> = {
  grandparent: 2, aunt_or_uncle: 1, step_parent: 1, guardian: 1, carer: 1, cousin: 0, half_brother_or_sister: 0,
  step_brother_or_sister: 0,
} // prettier-ignore

const LINE: Record<string, Parentage['line']> = {
  mother: 'birth', father: 'birth', parent: 'birth', adoptive_parent: 'adopted', foster_carer: 'fostered',
} // prettier-ignore

/** A parent of whom only a fact is recorded, as others are told about them. */
const UNNAMED: Record<string, string> = {
  unknown: 'not known yet', not_yet_asked: 'not asked about yet', absent: 'without a part now',
  excluded: 'who must have no part',
} // prettier-ignore

const RANK: Bond[] = ['married', 'partners', 'divorced', 'separated', 'parted', 'parents']

const current = (link: { until: string | null }) => link.until === null

/** What the record holds, as a family to draw. Nobody is left out, and nothing is drawn that is not recorded. */
export function kinOf(network: Network): Kin {
  const links = network.relationships
  const now = links.filter(current)
  const parentage: Parentage[] = now.flatMap((link) => {
    const line = LINE[link.kinship]
    return line ? [{ child: link.person_id, parent: link.other_id, line }] : []
  })
  const siblings = now.filter((link) => link.kinship === 'brother_or_sister' || link.kinship === 'twin')
  const twins = merged(now.filter((link) => link.kinship === 'twin').map((link) => [link.person_id, link.other_id]))
  const unnamed = placeholders(network, parentage, siblings)
  const couples = couplesOf(links)
  for (const link of now)
    if (link.kinship === 'step_parent' && !joined(link, parentage, couples))
      parentage.push({ child: link.person_id, parent: link.other_id, line: 'step' })
  return {
    focus: network.id,
    people: [...network.people.map((person) => drawn(person, network)), ...unnamed],
    parentage,
    couples,
    siblings: siblings.map((link) => [link.person_id, link.other_id]),
    twins,
    levels: levels(network, now),
    households: network.families
      .map((family) => ({
        id: family.id,
        name: family.name,
        members: family.members.filter((member) => member.at_home).map((member) => member.person_id),
      }))
      .filter((home) => home.members.length > 1),
  }
}

/** Whether a step-parent is drawn beside a parent of the child: then the picture says what they are. */
const joined = (link: NetworkLink, parentage: Parentage[], couples: Couple[]) =>
  couples.some((couple) =>
    parentage.some(
      ({ child, parent }) =>
        child === link.person_id && [couple.one, couple.other].sort().join() === [parent, link.other_id].sort().join(),
    ),
  )

function couplesOf(links: NetworkLink[]): Couple[] {
  const found = new Map<string, Couple>()
  for (const link of links) {
    const bond = bondOf(link)
    if (bond === null) continue
    const key = [link.person_id, link.other_id].sort().join()
    const before = found.get(key)
    if (before && RANK.indexOf(before.bond) <= RANK.indexOf(bond)) continue
    found.set(key, { one: link.person_id, other: link.other_id, bond })
  }
  return [...found.values()]
}

function bondOf(link: NetworkLink): Bond | null {
  if (link.kinship === 'husband_or_wife') return current(link) ? 'married' : 'separated'
  if (link.kinship === 'former_husband_or_wife') return 'divorced'
  if (link.kinship === 'partner') return current(link) ? 'partners' : 'parted'
  return link.kinship === 'former_partner' ? 'parted' : null
}

function levels(network: Network, links: NetworkLink[]): Level[] {
  const found = links.flatMap((link): Level[] => {
    const above = ABOVE[link.kinship]
    return above === undefined ? [] : [{ who: link.other_id, whom: link.person_id, above }]
  })
  // The surest first: a grandmother who is the guardian stands two generations above.
  found.sort((one, other) => other.above - one.above)
  for (const family of network.families.filter((each) => each.own))
    for (const member of family.members) {
      if (member.person_id === network.id) continue
      const above = { child: 0, parent: 1, carer: 1 }[member.part as string]
      const linked = links.some((link) => [link.person_id, link.other_id].includes(member.person_id))
      if (above !== undefined && !linked) found.push({ who: member.person_id, whom: network.id, above })
    }
  return found
}

/** Marks for parents of whom only a fact is recorded; one mark for full brothers and sisters of whom the same is said. */
function placeholders(network: Network, parentage: Parentage[], siblings: NetworkLink[]): KinPerson[] {
  const made: { fact: (typeof network.parent_facts)[number]; children: string[]; person: KinPerson }[] = []
  for (const fact of network.parent_facts.filter(current)) {
    const child = fact.person_id
    if (fact.parent_id) {
      if (!parentage.some((each) => each.child === child && each.parent === fact.parent_id))
        parentage.push({ child, parent: fact.parent_id, line: 'birth' })
      continue
    }
    if (parentage.filter((each) => each.child === child && each.line === 'birth').length > 1) continue
    const full = (other: string) =>
      siblings.some((link) => [link.person_id, link.other_id].sort().join() === [child, other].sort().join())
    const same = made.find(
      (each) => each.fact.kinship === fact.kinship && each.fact.state === fact.state && each.children.some(full),
    )
    if (same) same.children.push(child)
    const sex = fact.kinship === 'mother' ? 'F' : fact.kinship === 'father' ? 'M' : 'U'
    const parent = KIN[fact.kinship]?.U ?? 'parent'
    const says = PARENT_FACT[fact.state]?.(parent) ?? ''
    const name = `a ${parent} ${UNNAMED[fact.state] ?? 'not named'}`
    const person = same?.person ?? {
      id: `? ${fact.id}`,
      name,
      says,
      sex,
      unnamed: true,
      named: 0,
      lines: wrapped(says, 4),
    }
    if (!same) made.push({ fact, children: [child], person })
    parentage.push({ child, parent: person.id, line: 'birth' })
  }
  return made.map((each) => each.person)
}

function drawn(person: NetworkPerson, network: Network): KinPerson {
  const name = person.name ?? NAMELESS
  const years = person.died_on
    ? `died ${day(person.died_on).slice(-4)}`
    : person.date_of_birth || person.due_date
      ? person.date_of_birth
        ? age(person.date_of_birth)
        : `due ${day(person.due_date)}`
      : ''
  const says = [relation(person, network), standing(person.id, network)].filter(Boolean).join(', ')
  return {
    id: person.id,
    name,
    sex: person.sex,
    born: person.date_of_birth,
    due: person.due_date,
    died: person.died_on,
    says: [years, says].filter(Boolean).join(', '),
    named: wrapped(name, 2).length,
    lines: [...wrapped(name, 2), ...(years ? [years] : []), ...wrapped(says, 3)],
  }
}

/** What somebody is to the person whom the record is about, in a word or two; empty where only the picture tells. */
export function relation(person: Pick<NetworkPerson, 'id' | 'sex'>, network: Network): string {
  if (person.id === network.id) return ''
  const to = network.relationships.filter((link) => link.person_id === network.id && link.other_id === person.id)
  const chosen = to.filter(current).length > 0 ? to.filter(current) : to
  const said = chosen.map((link) => {
    const text = KIN[link.kinship]?.[person.sex] ?? 'relative'
    return current(link) || text.startsWith('former') ? text : `${text} until ${day(link.until)}`
  })
  if (said.length > 0) return [...new Set(said)].join(', ')
  const member = network.families.filter((each) => each.own).flatMap((each) => each.members)
  return member.find((each) => each.person_id === person.id)?.words ?? ''
}

function standing(id: string, network: Network): string {
  const fact = network.parent_facts.find((each) => current(each) && each.parent_id === id)
  return fact ? ({ absent: 'has no part now', excluded: 'must have no part', not_yet_asked: 'not asked yet' }[fact.state as string] ?? '') : '' // prettier-ignore
}

/** Text in lines that fit beneath a mark. What does not fit ends in an ellipsis: the table has it whole. */
export function wrapped(text: string, most: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ').filter(Boolean)) {
    const last = lines.at(-1)
    if (last !== undefined && `${last} ${word}`.length <= ACROSS) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  const kept = lines.map((line) => (line.length > ACROSS + 1 ? `${line.slice(0, ACROSS)}…` : line))
  if (kept.length <= most) return kept
  return [...kept.slice(0, most - 1), `${(kept[most - 1] ?? '').slice(0, ACROSS - 1)}…`]
}

function merged(pairs: [string, string][]): string[][] {
  const groups: Set<string>[] = []
  for (const pair of pairs) {
    const touched = groups.filter((group) => pair.some((id) => group.has(id)))
    for (const group of touched) groups.splice(groups.indexOf(group), 1)
    groups.push(new Set([...pair, ...touched.flatMap((group) => [...group])]))
  }
  return groups.map((group) => [...group])
}
