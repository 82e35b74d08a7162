import type { MemberView, Overview } from '../../api/schema.gen'

/** The other children of the families that a child belongs to, born or not, each once. */
export function brothersAndSisters(person: Overview): MemberView[] {
  const children = person.families
    .flatMap((family) => family.members)
    .filter((member) => member.part === 'child' && member.person_id !== person.id && !member.died_on)
  return [...new Map(children.map((child) => [child.person_id, child])).values()]
}
