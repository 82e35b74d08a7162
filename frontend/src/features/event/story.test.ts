import { describe, expect, it } from 'vitest'
import type { ChronologyEntry, EventShown } from '../../api/schema.gen'
import { answer, byYear, proposed, recordedLater, said } from './story'

const entry = (on: string, more: Partial<ChronologyEntry> = {}): ChronologyEntry => ({
  key: on, kind: 'visit', type: 'visit.made', record_id: 'r', seq: 1, on, occurred_at: `${on}T12:00:00Z`,
  recorded_at: `${on}T13:00:00Z`, about: ['a'], actor_name: 'Nasreen Whitlock', acting_as: 'social_worker',
  reason: null, facts: { purpose: 'To meet Idris' }, replaced: false, event: null, ...more,
}) // prettier-ignore

const head = { people: [], family: [], count: 2, first_on: '2023-01-04', last_on: '2026-03-02', kinds: [] }

describe('the years', () => {
  it('hold the entries in their order, and the gaps between them', () => {
    const years = byYear([entry('2026-03-01'), entry('2025-12-20'), entry('2025-12-01')], true, '2026-03-04')
    expect(years.map((each) => each.year)).toEqual(['2026', '2025'])
    expect(years.map((each) => each.lines.map((line) => (line.is === 'gap' ? line.weeks : line.key)))).toEqual([
      ['2026-03-01'],
      [10, '2025-12-20', '2025-12-01'],
    ])
  })

  it('say when nothing has been recorded lately', () => {
    expect(byYear([entry('2025-12-20')], true, '2026-03-04')[0]?.lines[0]).toMatchObject({ is: 'gap', weeks: 10 })
  })

  it('say nothing of gaps in a part of the story', () => {
    const lines = byYear([entry('2026-03-01'), entry('2025-12-20')], false, '2026-03-04').flatMap((each) => each.lines)
    expect(lines.every((line) => line.is === 'entry')).toBe(true)
  })
})

describe('the first line', () => {
  it('says how long the story is and when the last thing happened', () => {
    expect(answer(head)).toMatch(/^2 things in 3 years; the last happened \d+ days ago\.$/)
  })

  it('says so when there is nothing', () => {
    expect(answer({ ...head, count: 0, first_on: null, last_on: null })).toBe(
      'Nothing that was asked for has been recorded.',
    )
  })

  it('counts one thing on one day', () => {
    expect(answer({ ...head, count: 1, first_on: '2026-03-02' })).toMatch(/^One thing in one day;/)
  })
})

describe('an entry', () => {
  it('says that it was recorded later, in days, months and years', () => {
    expect(recordedLater(entry('2026-03-01', { recorded_at: '2026-03-03T10:00:00Z' }))).toBe('')
    expect(recordedLater(entry('2026-03-01', { recorded_at: '2026-03-13T10:00:00Z' }))).toBe('recorded 12 days later')
    expect(recordedLater(entry('2025-03-01', { recorded_at: '2026-03-01T10:00:00Z' }))).toBe('recorded 12 months later')
    expect(recordedLater(entry('2020-03-01', { recorded_at: '2026-03-13T10:00:00Z' }))).toBe('recorded 6 years later')
  })

  it('is proposed with its sentence and its reason, so that nothing is typed twice', () => {
    expect(proposed(entry('2026-03-01'))).toBe('A visit: To meet Idris')
    expect(proposed(entry('2026-03-01', { type: 'journey.moved_pod', reason: 'They moved house.' }))).toBe(
      'Another pod knows the child now. They moved house.',
    )
  })

  it('is told in its own words where it is an event', () => {
    const event: EventShown = {
      version: 1, event_kind: 'harm', words: 'He broke his arm.', is_update: false, until: null, on_estimated: false,
      analysis: null, source: 'School', in_court: false, from_record_id: null, from_kind: null, corrected_on: null,
      people: [],
    } // prettier-ignore
    expect(said(entry('2026-03-01', { event }))).toBe('He broke his arm.')
    expect(said(entry('2026-03-01', { event: { ...event, is_update: true } }))).toBe(
      'It has gone on: He broke his arm.',
    )
  })
})
