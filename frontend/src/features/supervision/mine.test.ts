import { describe, expect, it } from 'vitest'
import type { MySupervision, PersonalRow } from '../../api/schema.gen'
import { answer, nextOf, ofMine, worth } from './mine'

const row = (facts: Partial<PersonalRow>): PersonalRow => ({
  id: 'a', version: 1, state: 'planned', planned_for: '2026-03-04T10:00:00Z', held_on: null, supervisor_id: 'boss',
  supervisor_name: 'Bo', supervisee_id: 'me', supervisee_name: 'Ama', work: null, development: null, children: [],
  agreements: [], wellbeing_id: null, ...facts,
}) // prettier-ignore
const page = (...personals: PersonalRow[]): MySupervision => ({
  personals, observations: [], reflections: [], company: [], actions: [],
}) // prettier-ignore

describe('my supervision', () => {
  it('begins with when the next is and when the last was', () => {
    const rows = [
      row({ planned_for: '2026-04-04T09:00:00Z' }),
      row({ planned_for: '2026-03-20T10:00:00Z' }),
      row({ state: 'held', held_on: '2026-02-04' }),
      row({ supervisee_id: 'other', planned_for: '2026-03-05T10:00:00Z' }),
    ]
    expect(answer(page(...rows), 'me')).toMatch(/next supervision is on 20 Mar 2026.*The last was on 4 Feb 2026\./)
    expect(nextOf(ofMine(rows, 'me'))?.planned_for).toBe('2026-03-20T10:00:00Z')
  })

  it('says when there is none', () => {
    expect(answer(page(), 'me')).toBe('No supervision is planned for you. None has been held yet.')
  })

  it('says what a group was worth', () => {
    expect(worth({ came: 1, answered: 0, helped: 0 })).toBe('1 came, nobody has said yet what it was worth.')
    expect(worth({ came: 6, answered: 4, helped: 3 })).toBe('6 came. It helped 3 of the 4 who answered to think.')
  })
})
