import { describe, expect, it } from 'vitest'
import type { ConferenceRow, EnquiryRow, Protection } from '../../api/schema.gen'
import { answer, next } from './answer'

const enquiry = (facts: Partial<EnquiryRow> = {}): EnquiryRow => ({
  id: 'e', version: 1, state: 'enquiring', held_at: '2026-03-02T10:00:00Z', mode: 'remote', led_by: 'w', led_by_name: 'Ama Reeve',
  worry: 'A bruise.', safe_tonight: null, follow_up_by: null, followed_up_on: null, started_on: '2026-03-02',
  conference_by: '2026-03-23', ended_on: null, stopped_because: null, decision: 'section_47_joint', reason: 'x',
  own_view: null, outcome: null, outcome_reason: null, conference_needed: null, conference_booked: false, others: [],
  ...facts,
}) // prettier-ignore
const conference = (facts: Partial<ConferenceRow> = {}): ConferenceRow => ({
  id: 'c', version: 1, state: 'booked', conference_kind: 'initial', booked_for: '2026-03-20T10:00:00Z', venue: null,
  held_on: null, chair_name: 'Jo Lamb', enquiry_id: 'e', cancelled_because: null, decision: null, categories: [],
  reason: null, own_view: null, conference_by: '2026-03-23', next_review_by: null, others: [], ...facts,
}) // prettier-ignore
const page = (facts: Partial<Protection> = {}): Protection => ({
  id: 'p', version: 1, status: 'child_in_need', plan: null, enquiries: [], conferences: [], ...facts,
}) // prettier-ignore
const plan = {
  conference_id: 'c', since: '2026-03-20', categories: ['NEG', 'EMO'], reason: 'x', outline: 'y',
  core_group_by: '2026-04-03', next_review_by: '2026-06-20',
} satisfies Protection['plan'] // prettier-ignore

describe('the first line', () => {
  it('says that a plan protects, from what and since when', () => {
    expect(answer(page({ plan }), 'Jon')).toBe(
      'Yes: a child protection plan has protected Jon from neglect and emotional harm since 20 Mar 2026.',
    )
  })
  it('says that we enquire, that a plan ended, or that there is nothing', () => {
    expect(answer(page({ enquiries: [enquiry()] }), 'Jon')).toContain('enquiring under section 47 since 2 Mar 2026')
    const ended = conference({ state: 'held', decision: 'ends', held_on: '2026-02-02' })
    expect(answer(page({ conferences: [ended] }), 'Jon')).toContain('ended on 2 Feb 2026')
    expect(answer(page({ enquiries: [enquiry({ decision: 'assessment', state: 'discussed' })] }), 'Jon')).toMatch(
      /^No:/,
    )
  })
})

describe('what happens next', () => {
  it('is in the order of days, and late where a day has passed', () => {
    const found = next(page({ plan, enquiries: [enquiry({ follow_up_by: '2026-03-09' })] }), '2026-03-25')
    expect(found.map((each) => [each.on, each.is])).toEqual([
      ['2026-03-09', 'late'], ['2026-03-23', 'late'], ['2026-04-03', 'in-time'], ['2026-06-20', 'in-time'],
    ]) // prettier-ignore
  })
  it('asks for no conference that is booked or not needed, and for no review that is booked', () => {
    expect(next(page({ enquiries: [enquiry({ conference_booked: true })], conferences: [conference()] }), '2026-03-03')).toEqual([
      { text: 'Initial conference, booked for', on: '2026-03-20', is: 'in-time' },
    ]) // prettier-ignore
    expect(next(page({ enquiries: [enquiry({ state: 'ended', conference_needed: false })] }))).toEqual([])
    const review = conference({ conference_kind: 'review', booked_for: '2026-06-01T10:00:00Z' })
    expect(next(page({ plan, conferences: [review] }), '2026-05-01').map((each) => each.on)).toEqual(['2026-06-01'])
  })
})
