import { describe, expect, test } from 'vitest'
import type { Network, NetworkLink, NetworkPerson } from '../../../api/schema.gen'
import { ecomap, rings, ROOM } from './ecomap'
import { picture } from './layout'
import { kinOf, wrapped } from './network'
import { neighbour, spoken } from './spoken'

const somebody = (id: string, sex: NetworkPerson['sex'] = 'F', more: Partial<NetworkPerson> = {}): NetworkPerson => ({
  id, name: id, open_to_you: true, sex, date_of_birth: '2015-01-01', birth_estimated: false, due_date: null, died_on: null, ...more,
}) // prettier-ignore

const link = (whose: string, who: string, kinship: NetworkLink['kinship'], more: Partial<NetworkLink> = {}) => ({
  id: `${whose} ${who} ${kinship}`, person_id: whose, other_id: who, kinship, responsibility: 'not_known' as const,
  responsibility_source: null, words: null, since: null, until: null, ...more,
}) // prettier-ignore

const fact = (whose: string, state: Network['parent_facts'][number]['state'], parent: string | null = null) => ({
  id: `${whose} ${state}`, person_id: whose, kinship: 'father' as const, state, parent_id: parent, words: null, since: null,
  until: null,
}) // prettier-ignore

const time = (other: string, supervised: boolean) => ({
  id: `time ${other}`, person_id: 'Amara', with_id: other, how_often: 'Saturdays', venue: null, supervised,
  ordered_by_court: false, words: null, since: null, until: null,
}) // prettier-ignore

const around = (more: Partial<Network>): Network => ({
  id: 'Amara', version: 1, name: 'Amara', people: [somebody('Amara')], relationships: [], families: [], parent_facts: [],
  family_time: [], kept_from: [], workers: [], ...more,
}) // prettier-ignore

const home = (...members: string[]): Network['families'] => [
  {
    id: 'f', version: 1, name: 'Ash family', own: true, offers: [],
    members: members.map((id) => ({ id: `m ${id}`, person_id: id, part: 'child' as const, at_home: true, words: null, since: '2020-01-01' })),
  },
] // prettier-ignore

describe('the four facts about a father', () => {
  test.each([
    ['unknown', 'We do not know yet who the father is'],
    ['not_yet_asked', 'We have not asked about the father yet'],
    ['absent', 'The father has no part in the child’s life now'],
    ['excluded', 'The father must not have a part in the child’s life'],
  ] as const)('%s is a mark with its own words', (state, words) => {
    const kin = kinOf(around({ parent_facts: [fact('Amara', state)] }))
    const father = kin.people.find((each) => each.unnamed)
    expect(father?.says).toBe(words)
    expect(father?.sex).toBe('M')
    expect(kin.parentage).toEqual([{ child: 'Amara', parent: father?.id, line: 'birth' }])
  })

  test('of a father who is recorded the fact stands beneath his mark', () => {
    const people = [somebody('Amara'), somebody('Dean', 'M')]
    const kin = kinOf(around({ people, parent_facts: [fact('Amara', 'excluded', 'Dean')] }))
    expect(kin.people).toHaveLength(2)
    expect(kin.people[1]?.says).toContain('must have no part')
    expect(kin.parentage).toHaveLength(1)
  })

  test('full brothers and sisters share one unknown father; half-sisters have one each', () => {
    const people = [somebody('Amara'), somebody('Leo', 'M')]
    const facts = [fact('Amara', 'unknown'), fact('Leo', 'unknown')]
    const unnamed = (kinship: NetworkLink['kinship']) =>
      kinOf(around({ people, parent_facts: facts, relationships: [link('Amara', 'Leo', kinship)] })).people.filter(
        (each) => each.unnamed,
      ).length
    expect(unnamed('brother_or_sister')).toBe(1)
    expect(unnamed('half_brother_or_sister')).toBe(2)
  })
})

test('a couple is told once, by what lasts longest', () => {
  const people = ['Kelly', 'Dean'].map((id) => somebody(id))
  const bond = (...links: NetworkLink[]) => kinOf(around({ people, relationships: links })).couples.map((each) => each.bond)
  expect(bond(link('Kelly', 'Dean', 'partner'), link('Dean', 'Kelly', 'partner'))).toEqual(['partners'])
  expect(bond(link('Kelly', 'Dean', 'partner', { until: '2024-01-01' }))).toEqual(['parted'])
  expect(bond(link('Kelly', 'Dean', 'husband_or_wife', { until: '2024-01-01' }))).toEqual(['separated'])
  expect(
    bond(link('Kelly', 'Dean', 'husband_or_wife', { until: '2024-01-01' }), link('Dean', 'Kelly', 'former_husband_or_wife')),
  ).toEqual(['divorced'])
}) // prettier-ignore

test('fostering that ended is drawn no more, and the carer is still on the picture', () => {
  const people = [somebody('Amara'), somebody('Ruth')]
  const kin = kinOf(around({ people, relationships: [link('Amara', 'Ruth', 'foster_carer', { until: '2024-01-01' })] }))
  expect(kin.parentage).toEqual([])
  expect(
    picture(kin)
      .people.map((each) => each.person.id)
      .sort(),
  ).toEqual(['Amara', 'Ruth'])
  expect(kin.people[1]?.says).toContain('foster carer until')
})

test('a stepfather beside the mother has no line of descent; one who stands alone has', () => {
  const people = [somebody('Amara'), somebody('Kelly'), somebody('Paul', 'M')]
  const links = [link('Amara', 'Kelly', 'mother'), link('Amara', 'Paul', 'step_parent')]
  const lines = (...more: NetworkLink[]) =>
    kinOf(around({ people, relationships: [...links, ...more] })).parentage.map((each) => each.line)
  expect(lines(link('Kelly', 'Paul', 'partner'))).toEqual(['birth'])
  expect(lines()).toEqual(['birth', 'step'])
})

test('somebody is told by name, age, kin and home, and the arrow keys follow kin', () => {
  const people = [somebody('Amara'), somebody('Kelly', 'F', { date_of_birth: '1990-01-01' }), somebody('Leo', 'M')]
  const links = ['Amara', 'Leo'].map((child) => link(child, 'Kelly', 'mother'))
  const kin = kinOf(around({ people, relationships: links, families: home('Amara', 'Kelly', 'Leo') }))
  const drawn = picture(kin)
  const kelly = drawn.people.find((each) => each.person.id === 'Kelly')
  const text = kelly ? spoken(kelly, drawn, kin) : ''
  expect(text).toMatch(/^Kelly, female, \d+ years, mother, parent or carer of Amara and Leo, lives at home in the Ash family$/)
  expect(neighbour(drawn, kin, 'Amara', 'ArrowUp')).toBe('Kelly')
  expect(['Amara', 'Leo']).toContain(neighbour(drawn, kin, 'Kelly', 'ArrowDown'))
  const side = neighbour(drawn, kin, 'Amara', 'ArrowRight') ?? neighbour(drawn, kin, 'Amara', 'ArrowLeft')
  expect(side).toBe('Leo')
  expect(neighbour(drawn, kin, 'Amara', 'Enter')).toBeNull()
}) // prettier-ignore

test('long names are cut only at the end', () => {
  expect(wrapped('Oluwaseun Kemp', 2)).toEqual(['Oluwaseun Kemp'])
  expect(wrapped('Maria Fernandez y Gonzalez de la Torre', 2)).toHaveLength(2)
  expect(wrapped('Maria Fernandez y Gonzalez de la Torre', 2)[1]).toMatch(/…$/)
})

describe('the ecomap', () => {
  test.each([1, 2, 8, 14, 30])('%i people have room', (count) => {
    const { places, width, height } = rings(count)
    expect(places).toHaveLength(count)
    places.forEach((one, nth) => {
      expect(one.x - ROOM.width / 2).toBeGreaterThanOrEqual(0)
      expect(one.x + ROOM.width / 2).toBeLessThanOrEqual(width)
      expect(one.y).toBeGreaterThan(0)
      expect(one.y).toBeLessThan(height)
      for (const other of places.slice(nth + 1))
        expect(Math.abs(one.x - other.x) >= ROOM.width || Math.abs(one.y - other.y) >= ROOM.height).toBe(true)
    })
  })

  test('a line says what is agreed, and what must not be comes first', () => {
    const people = ['Amara', 'Kelly', 'Dean', 'Nan', 'Paul', 'Tess', 'Wes', 'Far'].map((id) => somebody(id))
    const map = ecomap(
      around({
        people,
        families: home('Amara', 'Kelly'),
        relationships: ['Dean', 'Paul', 'Wes', 'Tess', 'Nan'].map((id) => link('Amara', id, 'other')),
        family_time: [time('Dean', true), time('Nan', false)],
        parent_facts: [fact('Amara', 'excluded', 'Paul')],
        kept_from: [{ person_id: 'Amara', from_id: 'Wes', reason: 'x' }],
        workers: [{ id: 'w', name: 'Megan Wilde', part: 'keyworker' }],
      }),
    )
    expect(Object.fromEntries(map.around.map((each) => [each.name, each.tie]))).toEqual({
      Kelly: 'home', Dean: 'watched', Nan: 'time', Paul: 'closed', Tess: 'known', Wes: 'closed', 'Megan Wilde': 'worker',
    }) // prettier-ignore
    expect(map.beyond).toBe(1)
  })
})
