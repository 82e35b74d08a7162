import { expect, it } from 'vitest'
import type { Overview } from '../../api/schema.gen'
import { cameBackAfter, lanes } from './lanes'

const stage = (status: string, since: string, until: string | null = null) => ({
  id: status + since,
  status,
  since,
  until,
  reason: '',
})

const person = (facts: object) =>
  ({
    first_worry_on: '2024-12-30',
    homes: [
      { kind: 'address', words: '4 Alder Row', since: '2020-01-01', until: '2025-06-01' },
      { kind: 'care', words: 'With Bea Marsh', since: '2025-06-01', until: null },
    ],
    journey: {
      begun_on: '2025-01-06',
      statuses: [stage('child_in_need', '2025-01-06', '2025-06-01'), stage('looked_after', '2025-06-01')],
      allocations: [
        { id: 'a', worker_name: 'Ann', part: 'keyworker', since: '2025-01-07', until: null },
        { id: 'b', worker_name: 'Ben', part: 'co_worker', since: '2025-01-07', until: null },
      ],
    },
    ...facts,
  }) as unknown as Overview

it('draws every stage, keyworker and home from the first worry on', () => {
  const drawn = lanes(person({}), '2025-12-01')
  expect(drawn?.from).toBe('2024-12-30')
  expect(drawn?.lanes.map((lane) => [lane.name, lane.parts.map((part) => part.text)])).toEqual([
    ['Help', ['First worry', 'Child in need', 'In our care']],
    ['Keyworker', ['Ann']],
    ['Home', ['4 Alder Row', 'With Bea Marsh']],
  ])
  expect(drawn?.lanes[2]?.parts[0]?.since, 'a home from before is drawn from the beginning').toBe('2024-12-30')
})

it('has nothing to draw for somebody who is not helped', () => {
  expect(lanes(person({ journey: null }), '2025-12-01')).toBeNull()
})

it('sees that a child came back within twelve months', () => {
  const closed = stage('closed', '2025-03-01', '2025-08-01')
  expect(cameBackAfter([stage('child_in_need', '2025-01-01'), closed, stage('family_help', '2025-08-01')])).toBe(153)
  expect(cameBackAfter([closed, stage('family_help', '2026-08-01')])).toBeNull()
  expect(cameBackAfter([stage('child_in_need', '2025-01-01'), closed])).toBeNull()
})
