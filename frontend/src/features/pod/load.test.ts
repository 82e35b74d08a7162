import { expect, test } from 'vitest'
import type { CandidateRow, GiverRow } from '../../api/schema.gen'
import { missing } from '../../ui/handoverWords'
import { effect, fullness } from './load'

const sum = (points: number, band: 'room' | 'full' | 'over') => ({
  points,
  capacity: 85,
  utilisation: points / 85,
  band,
})
const taker: CandidateRow = {
  worker_id: 'a', name: 'Ada Quill', before: sum(80, 'full'), after: sum(86.5, 'over'), reasons: [],
} // prettier-ignore
const giver: GiverRow = { worker_id: 'b', name: 'Ben Marsh', before: sum(20, 'room'), after: sum(13.5, 'room') }

test('a move says what it does to both workers', () => {
  expect(effect(taker, giver)).toEqual([
    'Ada Quill would go from 80 to 86.5 of 85 points, which is more than their capacity.',
    'Ben Marsh would go from 20 to 13.5 of 85 points.',
  ])
})

test('a child who had nobody changes one caseload only', () => {
  expect(effect({ ...taker, after: sum(84, 'full') }, null)).toEqual(['Ada Quill would go from 80 to 84 of 85 points.'])
})

test('a caseload without capacity is neither full nor free', () => {
  expect(fullness(null)).toBeNull()
  expect(fullness('over')).toEqual({ is: 'late', text: 'Over capacity' })
})

test('what is missing from a hand-over is said in one sentence', () => {
  expect(missing([])).toBe('')
  expect(missing(['hello'])).toBe('Still missing: a hello')
  expect(missing(['joint_visit', 'goodbye', 'hello'])).toBe('Still missing: a visit together, a goodbye and a hello')
})
