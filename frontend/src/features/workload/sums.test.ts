import { describe, expect, it } from 'vitest'
import type { ChildLoad, LoadReason, WorkerLoad } from '../../api/schema.gen'
import { answer, base, because, capacityRows, fullness, ratio, siblings } from './sums'

const CAPACITY = { full_week: 100, fte: 1, stage_factor: 1, first_year: false, stable: 15, duties: 0, points: 85 }
const load = (facts: Partial<WorkerLoad>): WorkerLoad =>
  ({ held: 14, points: 61, capacity: CAPACITY, utilisation: 0.7176, band: 'room', ...facts }) as WorkerLoad
const child = (facts: Partial<ChildLoad>): ChildLoad =>
  ({ base: 5, enquiry: 0, sibling_factor: 1, ...facts }) as ChildLoad
const reason = (facts: Partial<LoadReason>): LoadReason =>
  ({ flag: 'travel', points: 1, since: null, count: null, words: null, noted_id: null, ...facts }) as LoadReason

describe('a caseload in words', () => {
  it('answers the question first', () => {
    expect(answer(load({}))).toBe('You hold 14 children: 61 of 85 points, within your capacity.')
    expect(answer(load({ points: 90, band: 'over' }))).toContain('more than your capacity')
    expect(answer(load({ points: 80, band: 'full' }))).toContain('close to the most')
    expect(answer(load({ held: 0, points: 0 }))).toBe(
      'You hold no children at present: 0 of 85 points, within your capacity.',
    )
    expect(answer(load({ held: 1, points: 3, capacity: { ...CAPACITY, points: -15 }, band: null }))).toBe(
      'You work beside others with 1 child: 3 points. Your post has no caseload of its own.',
    )
  })

  it('has no fullness where there is no capacity', () => {
    expect(fullness({ utilisation: null, band: null })).toEqual({ is: 'done', text: 'No caseload of their own' })
    expect(fullness({ utilisation: 1.081, band: 'over' })).toEqual({ is: 'late', text: 'Over: 108% of capacity' })
  })

  it('shows what a measure is made of', () => {
    const made = { numerator: 30, denominator: 2.6, value: 11.54 }
    expect(ratio(made, 'children', 'full-time weeks')).toBe('30 children ÷ 2.6 full-time weeks = 11.54')
    expect(ratio({ numerator: 0, denominator: 0, value: null }, 'a', 'b')).toBe('Cannot be said: 0 a ÷ 0 b')
  })

  it('says where every point comes from', () => {
    expect(base(child({ enquiry: 3 }))).toBe('5 + 3 for a section 47 enquiry')
    expect(siblings(child({ sibling_factor: 0.5 }))).toBe('× 0.5, with a brother or sister at home')
    expect(because(reason({ since: '2026-11-03', words: 'Far.', noted_id: 'x' }))).toBe(
      'More than an hour away: 1 (noted since 3 Nov 2026; Far.)',
    )
    expect(because(reason({ flag: 'separated', count: 3 }))).toBe(
      'Brothers and sisters in three or more homes: 1 (3 homes)',
    )
  })

  it('works the capacity out step by step', () => {
    const first = { ...CAPACITY, stage_factor: 0.9, first_year: true, points: 75 }
    expect(capacityRows(first).map(([, text]) => text)).toEqual([
      '100 points × 1 for full time × 0.9 in the first year = 90',
      '15 points',
      '0 points',
      '75 points',
    ])
  })
})
