import { expect, test } from 'vitest'
import type { DailyPage } from '../../api/schema.gen'
import { answer, cameTo } from './words'

const RUN: DailyPage['runs'][number] = {
  id: '01900000-0000-7000-8000-000000000000',
  full: false,
  state: 'done',
  asked_at: '2026-11-23T02:30:00Z',
  ended_at: '2026-11-23T02:31:00Z',
  children: 1203,
  unchanged: 1190,
  accepted: 10,
  refused: 1,
  held: 2,
  purged: 0,
  unsure: 0,
  words: null,
}
const PAGE: DailyPage = { on: true, needs: [], there: 1201, waiting: 3, runs: [RUN], children: [], receipts: [] }

test('the first sentence says whether the Department holds what the record says', () => {
  expect(answer(PAGE)).toBe(
    'The Department holds 1,201 children as of 23 Nov 2026, 02:31. 3 children could not be sent.',
  )
  expect(answer({ ...PAGE, waiting: 0, there: 1 })).toContain(
    'holds 1 child as of 23 Nov 2026, 02:31. Nobody is left out.',
  )
  expect(answer({ ...PAGE, runs: [{ ...RUN, state: 'stopped', words: 'It does not answer.' }] })).toBe(
    'The last run stopped before its end. It does not answer.',
  )
  expect(answer({ ...PAGE, on: false, needs: ['KITH_DFE_URL'] })).toContain('the daily flow is off')
  expect(answer({ ...PAGE, runs: [] })).toContain('Nothing has been sent yet')
})

test('a run says what came of it, without what did not happen', () => {
  expect(cameTo(RUN)).toBe('10 sent and accepted, 1,190 as before, 1 refused, 2 held back.')
  expect(cameTo({ ...RUN, state: 'asked', accepted: 0, unchanged: 0, refused: 0, held: 0 })).toBe('Nothing yet')
})
