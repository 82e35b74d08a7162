import { expect, test } from 'vitest'
import type { LoadCard, LoadPage } from '../../api/schema.gen'
import { cameTo, standing } from './words'

const card: LoadCard = {
  id: '1', system: 'Old', source: 'ssd', state: 'tried', serial: 1, asked_at: '2026-11-23T10:00:00Z', asked_by: null,
  people: 1, read: 10, refused: 2, done: null, of: null, since: null,
} // prettier-ignore
const code = { id: '2', object: 'ssd_person', field: 'pers_sex', code: '1', count: 3, first_line: 2, choices: ['M'] }
const page = (facts: Partial<LoadCard>, more: Partial<LoadPage> = {}): LoadPage => ({
  card: { ...card, ...facts }, version: 1, besides: 0, tried_at: null, loaded_at: null, undone_at: null,
  undone_because: null, failed_because: null, files: [], objects: [], codes: [], refusals: [], assumed: [], ...more,
}) // prettier-ignore

test('a load says in a line what it came to', () => {
  expect(cameTo(card)).toBe('Tried, not taken in: 1 person, 2 rows refused')
  expect(cameTo({ ...card, state: 'loaded', people: 4000, refused: 0 })).toBe('Taken in: 4,000 people')
  expect(cameTo({ ...card, state: 'reading' })).toBe('Being read and tried')
})

test('its page begins with what is to be known or done', () => {
  expect(standing(page({}))).toBe('1 person would come in, and 2 rows would be refused. Nothing is recorded yet.')
  expect(standing(page({ state: 'loaded', refused: 0 }))).toBe('1 person came in. No row was refused.')
  expect(standing(page({ state: 'failed' }, { failed_because: 'a.csv is not UTF-8.' }))).toBe('a.csv is not UTF-8.')
  const codes = [
    { ...code, becomes: null },
    { ...code, id: '3', becomes: 'M' },
  ]
  expect(standing(page({ state: 'unmapped' }, { codes }))).toBe(
    'It stopped: say what 1 code is here. Nothing is recorded before.',
  )
})
