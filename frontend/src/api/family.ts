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
