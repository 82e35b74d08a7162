import { describe, expect, it } from 'vitest'
import type { SubmissionCard, SubmissionPage } from '../../api/schema.gen'
import { left } from '../../ui/Progress'
import { bytes, finding } from './SubmissionScreen'
import { cameTo, standing } from './SubmissionsScreen'

const CARD: SubmissionCard = {
  id: 'x', return_name: 'cin', year: '2025-26', serial: 2, state: 'made', known_on: null,
  asked_at: '2026-11-23T09:00:00Z', asked_by: 'Ada Smith', children: 1200, problems: 0, stopping: 0, sent_on: null,
  done: null, of: null,
} // prettier-ignore
const RUN = { card: CARD, modules: [], failed_because: null } as unknown as SubmissionPage

describe('a run of a return', () => {
  it('says what it came to', () => {
    expect(cameTo(CARD)).toBe('Made, not sent: 1,200 children')
    expect(cameTo({ ...CARD, children: 1, state: 'sent', sent_on: '2026-07-30' })).toBe('Sent on 30 Jul 2026: 1 child')
    expect(cameTo({ ...CARD, state: 'failed', stopping: 3 })).toBe('Not made: 3 to mend or leave out first')
    expect(cameTo({ ...CARD, state: 'asked' })).toBe('Being made')
  })

  it('holds its counts against those of the record', () => {
    const modules = [
      { name: 'Child', written: 3, held: null },
      { name: 'Section47', written: 2, held: 2 },
    ]
    expect(finding({ ...RUN, modules })).toContain('Of 2 counts, 1 were counted a second way, and they are the same')
    const apart = [...modules, { name: 'Plans', written: 2, held: 1 }]
    expect(finding({ ...RUN, modules: apart })).toContain('differ from the record in 1')
  })

  it('says how long is left only once it can', () => {
    const since = '2026-11-23T09:00:00Z'
    const at = (seconds: number) => new Date(since).getTime() + seconds * 1000
    expect(left(0, 100, since, at(10))).toBe('')
    expect(left(50, 100, since, at(1))).toBe('')
    expect(left(50, 100, since, at(10))).toBe('about 10 seconds left')
    expect(left(99, 100, since, at(10))).toBe('a few seconds left')
    expect(left(10, 100, since, at(60))).toBe('about 9 minutes left')
  })

  it('gives sizes as people say them', () => {
    expect([bytes(900), bytes(131_000), bytes(2_340_000)]).toEqual(['1 kB', '131 kB', '2.3 MB'])
  })

  it('counts what is sent and what is not made', () => {
    const due = { return_name: 'cin' as const, year: '2025-26', on: null, words: '', source: '', last: null }
    expect(standing([due, { ...due, last: { ...CARD, state: 'sent' } }])).toBe(
      '1 of 2 returns are sent; 1 have not been made yet.',
    )
  })
})
