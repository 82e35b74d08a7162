import { describe, expect, it } from 'vitest'
import type { ContinuityPage, Measured, Retained } from '../../api/schema.gen'
import { between, lanes } from './lanes'
import { finding, long, share, stayed, thereFor } from './say'

const page: ContinuityPage = {
  child_id: 'c',
  name: 'Amara',
  on: '2026-11-23',
  year_since: '2025-11-24',
  helped: [{ since: '2024-01-25', until: null }],
  workers: [
    {
      id: '1', worker_id: 'w1', worker_name: 'Shahin Begum', part: 'keyworker', since: '2024-01-29', until: '2025-05-27',
      came: 'FCONTA', went: 'LEFTRL', words: null,
    },
    {
      id: '2', worker_id: 'w2', worker_name: 'Wayne Lacey', part: 'keyworker', since: '2025-05-27', until: null,
      came: 'LEFTRL', went: null, words: 'A goodbye visit was made together.',
    },
  ],
  pods: [{ id: 'p', pod_id: 'p', pod_name: 'Harbour', since: '2024-01-25', until: null, reason: 'Several small worries.' }],
  cover: [],
  gaps: [{ since: '2024-01-25', until: '2024-01-29' }],
  changes: [{ on: '2025-05-27', reason: 'LEFTRL', group: 'staffing' }],
  changes_in_year: 0,
  workers_in_year: 1,
  workers_ever: 2,
  known_since: '2025-05-27',
  days_known: 545,
  same_pod: true,
  visits: 3,
  in_pod: 3,
} // prettier-ignore
const measured: Measured = {
  children: 40,
  workers: [1, 27, 6, 6],
  workers_median: 1,
  lifetime: [1, 20, 10, 9, 0],
  lifetime_median: 1,
  changes: [28, 6, 6],
  groups: [],
  with_keyworker: 39,
  days_median: 126,
  assessed: 10,
  same_pod: 9,
  visits: 100,
  in_pod: 99,
}

describe('Who has been there for a child', () => {
  it('names the worker, since when, and how many came before', () => {
    expect(thereFor(page)).toBe(
      'Wayne Lacey has been there for Amara since 27 May 2025, 1 year and 5 months. Before, 1 other person was Amara’s worker.',
    )
  })
  it('says it where nobody is there, and where help has ended or not begun', () => {
    const nobody = { ...page, known_since: null, days_known: null }
    expect(thereFor(nobody)).toBe('Nobody is Amara’s worker now. So far there were 2 people.')
    expect(thereFor({ ...nobody, helped: [{ since: '2024-01-25', until: '2026-01-01' }] })).toMatch(
      /^Amara is not being helped now/,
    )
    expect(thereFor({ ...nobody, helped: [] })).toMatch(/help has not begun/)
  })
  it('says when help had ended, and does not where one stage follows another', () => {
    const helped = [
      { since: '2024-01-25', until: '2024-08-16' },
      { since: '2024-10-31', until: '2024-11-29' },
      { since: '2024-11-29', until: null },
    ]
    expect(between(helped)).toEqual([{ since: '2024-08-16', until: '2024-10-31' }])
    expect(between([{ since: '2024-01-25', until: '2024-08-16' }])).toEqual([{ since: '2024-08-16', until: null }])
  })
  it('draws days without anybody between the workers, and leaves out lanes that are empty', () => {
    const shown = lanes(page)
    expect(shown.map((lane) => lane.name)).toEqual(['Keyworker', 'Pod'])
    expect(shown[0]?.spans.map((span) => span.text)).toEqual(['Nobody', 'Shahin Begum', 'Wayne Lacey'])
  })
})

describe('The finding over many children', () => {
  it('gives the number and the share', () => {
    expect(finding(measured)).toBe(
      '6 of 40 children who are being helped (15 per cent) had three or more workers in the last 12 months. Half of the children have known their worker for 4 months or longer.',
    )
  })
  it('never guesses at a number that is left out', () => {
    expect(finding({ ...measured, workers: [null, 27, 6, null] })).toMatch(/left out because it is small/)
    expect(finding({ ...measured, children: null })).not.toMatch(/40/)
    expect(share(null, 10)).toBeNull()
    expect(share(1, 0)).toBeNull()
    expect([share(2892, 2898), share(1, 900), share(0, 9), share(9, 9)]).toEqual([99, 1, 0, 100])
  })
  it('says how long in the words of people', () => {
    expect([0, 1, 13, 59, 90, 365, 545, 800].map(long)).toEqual([
      'since today', '1 day', '13 days', '8 weeks', '3 months', '1 year', '1 year and 5 months', '2 years and 2 months',
    ]) // prettier-ignore
  })
  it('says who of the staff left', () => {
    const staff: Retained = {
      who: 'holders', before: 39, after: 38, left: 2, average: 38.5, turnover: 2 / 38.5, posts_fte: 36, vacant_fte: 1, away: 6,
    } // prettier-ignore
    expect(stayed(staff)).toBe(
      '2 of the people who can be a child’s keyworker left in these 12 months, of 38.5 on average (5 per cent).',
    )
    expect(stayed({ ...staff, left: 0, turnover: 0 })).toMatch(/^None of the people/)
    expect(stayed({ ...staff, turnover: null })).toMatch(/^Nobody was here/)
  })
})
