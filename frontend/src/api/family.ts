import type { MemberView, Overview } from './schema.gen'

/** The other children of the families that a child belongs to, born or not, each once. */
export function brothersAndSisters(person: Overview): MemberView[] {
  const children = person.families
    .flatMap((family) => family.members)
    .filter((member) => member.part === 'child' && member.person_id !== person.id && !member.died_on)
  return [...new Map(children.map((child) => [child.person_id, child])).values()]
}

/** What the children of a person's families are called, themselves included. */
export function childNames(person: Overview | undefined): Map<string, string | null> {
  if (!person) return new Map()
  return new Map([
    [person.id, person.name],
    ...brothersAndSisters(person).map((each): [string, string | null] => [each.person_id, each.name]),
  ])
}

export interface Relative {
  id: string
  name: string | null
  child: boolean
}

/** A child and everybody in their families, each once: the child, brothers and sisters born or not, then the others. */
export function familyOf(person: Overview): Relative[] {
  const members = person.families.flatMap((family) => family.members).filter((member) => !member.died_on)
  const all = [
    { id: person.id, name: person.name, child: true },
    ...members.map((member) => ({ id: member.person_id, name: member.name, child: member.part === 'child' })),
    ...person.relationships
      .filter((each) => !each.until)
      .map((each) => ({ id: each.person_id, name: each.name, child: false })),
  ]
  const once = new Map<string, Relative>()
  for (const each of all) if (!once.has(each.id)) once.set(each.id, each)
  return [...once.values()].sort((one, other) => Number(other.child) - Number(one.child))
}

/** The children of a child's family, the child first. */
export const childrenOf = (person: Overview): Relative[] => familyOf(person).filter((each) => each.child)

/** A name of the directory ("Hope, Elsie") as people say it. */
export const spoken = (name: string): string => name.split(', ').reverse().join(' ')
