import type { Kin } from './kin'
import type { Picture, Placed } from './layout'

const SEX = { M: 'male', F: 'female', U: '' }

/** What is said of somebody on the picture: name, age, who their parents and children are, and where they live. */
export function spoken(placed: Placed, drawn: Picture, kin: Kin): string {
  const { person } = placed
  const name = (id: string) => kin.people.find((each) => each.id === id)?.name ?? ''
  const parents = kin.parentage.filter((each) => each.child === person.id)
  const children = kin.parentage.filter((each) => each.parent === person.id)
  const partners = kin.couples
    .filter((each) => each.one === person.id || each.other === person.id)
    .map((each) => `${BOND[each.bond]} ${name(each.one === person.id ? each.other : each.one)}`)
  const twins = kin.twins.find((group) => group.includes(person.id))?.filter((id) => id !== person.id) ?? []
  const homes = drawn.homes.filter((home) => home.members.includes(person.id)).map((home) => home.name)
  return [
    person.name,
    person.unnamed ? '' : SEX[person.sex],
    person.says ?? '',
    ...(['birth', 'adopted', 'fostered', 'step'] as const).map((line) => {
      const of = parents.filter((each) => each.line === line).map((each) => name(each.parent))
      return of.length > 0 ? `${DESCENT[line]} ${of.join(' and ')}` : ''
    }),
    children.length > 0 ? `parent or carer of ${children.map((each) => name(each.child)).join(' and ')}` : '',
    twins.length > 0 ? `born together with ${twins.map(name).join(' and ')}` : '',
    ...partners,
    homes.length > 0 ? `lives at home in the ${homes.join(' and the ')}` : '',
  ]
    .filter(Boolean)
    .join(', ')
} // prettier-ignore

const DESCENT = { birth: 'child of', adopted: 'adopted by', fostered: 'fostered by', step: 'stepchild of' }
const BOND = {
  married: 'married to', partners: 'partner of', separated: 'separated from', parted: 'former partner of',
  divorced: 'divorced from', parents: 'has a child with',
} // prettier-ignore

/** Who comes next for an arrow key: sideways in the row; up to a parent, down to a child, else whoever is nearest. */
export function neighbour(drawn: Picture, kin: Kin, id: string, key: string): string | null {
  const from = drawn.people.find((each) => each.person.id === id)
  if (!from) return null
  const nearest = (some: Placed[]) =>
    [...some].sort((one, other) => Math.abs(one.x - from.x) - Math.abs(other.x - from.x))[0]?.person.id ?? null
  if (key === 'ArrowLeft') return nearest(drawn.people.filter((each) => each.y === from.y && each.x < from.x))
  if (key === 'ArrowRight') return nearest(drawn.people.filter((each) => each.y === from.y && each.x > from.x))
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return null
  const up = key === 'ArrowUp'
  const kinship = kin.parentage.filter((each) => (up ? each.child : each.parent) === id)
  const related = new Set(kinship.map((each) => (up ? each.parent : each.child)))
  const direct = nearest(drawn.people.filter((each) => related.has(each.person.id)))
  if (direct !== null) return direct
  const rows = [...new Set(drawn.people.map((each) => each.y))].sort((one, other) => one - other)
  const row = rows[rows.indexOf(from.y) + (up ? -1 : 1)]
  return nearest(drawn.people.filter((each) => each.y === row))
}
