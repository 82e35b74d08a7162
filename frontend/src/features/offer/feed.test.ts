import { expect, test } from 'vitest'
import { outcome, servicesIn } from './FeedPanel'
import { about } from './FeedsScreen'
import { districtOf, missingIn } from './PlaceFields'
import { hours } from './say'

const none = { listed: 0, same: 0, new: 0, changed: 0, gone: 0, back: 0, refused: 0, differing: 0 }

test('what taking a directory in would do is one sentence', () => {
  expect(outcome({ ...none, listed: 1, same: 1 })).toBe('1 service is listed: 1 as they are.')
  expect(outcome({ ...none, listed: 4, new: 2, changed: 1, refused: 1, gone: 3 })).toBe(
    '4 services are listed: 2 new, 1 changed, 3 listed no longer, 1 not taken in.',
  )
  expect(outcome(none)).toBe('0 services are listed.')
})

test('the services of a file are found in a list, a page, or not at all', () => {
  expect(servicesIn('[{"id": "a"}]')).toEqual([{ id: 'a' }])
  expect(servicesIn('{"contents": [1]}')).toEqual([1])
  expect(servicesIn('{"services": []}')).toEqual([])
  for (const text of ['{"contents": 7}', '7', 'null', '<html>', '']) expect(servicesIn(text)).toBeNull()
})

test('a directory says where it is, what came from it and when', () => {
  expect(about({ url: null, offers: 0, unsaid: 0, last_at: null })).toBe(
    'Comes as a file. 0 services from it. Not taken in yet',
  )
  expect(about({ url: 'https://a.example', offers: 1, unsaid: 2, last_at: '2026-11-03T09:00:00Z' })).toBe(
    'https://a.example. 1 service from it. 2 terms mean nothing here yet. Last changed something on 3 Nov 2026',
  )
})

test('the district of a postcode is its first half, and a part of one has none', () => {
  expect(['b8 1aa', 'SW1A1AA', 'M11 1AE'].map(districtOf)).toEqual(['B8', 'SW1A', 'M11'])
  expect(['B8', '', 'nowhere'].map(districtOf)).toEqual([null, null, null])
})

test('places without a name and hours without days are named by field', () => {
  const place = { id: '1', name: ' ' }
  const time = { id: '2', days: [], opens_at: '', closes_at: '' }
  expect(Object.keys(missingIn([place], [time]))).toEqual([
    '/locations/0/name',
    '/times/0/days',
    '/times/0/opens_at',
    '/times/0/closes_at',
  ])
  expect(missingIn([], [])).toEqual({})
})

test('hours are said in words', () => {
  const times = [
    { id: '1', location_id: null, days: ['MO' as const, 'FR' as const], opens_at: '10:00', closes_at: '12:00' },
  ]
  expect(hours({ times })).toBe('Monday, Friday 10:00 to 12:00')
})
