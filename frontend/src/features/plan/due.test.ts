import { describe, expect, it } from 'vitest'
import type { PlanRow, RuleView } from '../../api/schema.gen'
import { answerOf, doing, lateActions, meetAgainBy, urgency } from './due'

const NOW = '2026-03-04'
const action = (by_when: string | null, done_on: string | null = null) => ({ by_when, done_on })

describe('due', () => {
  it('says how urgent a day is', () => {
    expect(urgency('2026-03-03', NOW)).toBe('late')
    expect(urgency('2026-03-04', NOW)).toBe('soon')
    expect(urgency('2026-03-11', NOW)).toBe('soon')
    expect(urgency('2026-03-12', NOW)).toBe('in-time')
  })

  it('says how much is still to do', () => {
    expect(doing({ actions: [] }, NOW)).toBe('Nobody has been asked to do anything yet.')
    expect(doing({ actions: [action(null, NOW)] }, NOW)).toBe('Everything that was agreed has been done.')
    expect(doing({ actions: [action(null), action('2026-03-03', NOW)] }, NOW)).toBe('1 thing is still to do.')
    expect(doing({ actions: [action(null), action('2026-03-03')] }, NOW)).toBe('2 things are still to do, 1 late.')
    expect(lateActions({ actions: [action(NOW), action('2026-03-03')] }, NOW)).toHaveLength(1)
  })

  it('proposes the day of the next meeting by the limit that was in force', () => {
    const limit = (since: string, amount: number, unit: string) => ({ since, amount, unit, source: '', own: false })
    const rules = [
      { code: 'T13', limits: [limit('2000-01-01', 6, 'weeks'), limit('2026-02-01', 4, 'weeks')] },
      { code: 'T58', limits: [limit('2000-01-01', 6, 'months')] },
      { code: 'T19', limits: [limit('2000-01-01', 20, 'working_days')] },
    ] as RuleView[]
    const by = (plan_kind: string, held: string | null) => meetAgainBy({ plan_kind }, held, rules)
    expect(by('child_protection', '2026-01-31')).toBe('2026-03-14')
    expect(by('child_protection', '2026-02-01')).toBe('2026-03-01')
    expect(by('pathway', '2026-08-31')).toBe('2027-02-28')
    expect(by('pathway', '2026-03-04')).toBe('2026-09-04')
    expect([
      by('child_in_need', '2026-03-04'),
      by('family_help', '2026-03-04'),
      by('pathway', null),
      by('pathway', ''),
    ]).toEqual([null, null, null, null])
  })

  it('answers for all plans of a child', () => {
    const plan = (state: string) => ({ state, plan_kind: 'child_in_need', actions: [] }) as unknown as PlanRow
    expect(answerOf([])).toBe('There is no plan yet.')
    expect(answerOf([plan('ended')])).toBe('No plan holds now.')
    expect(answerOf([plan('draft'), plan('ended')])).toBe('A plan is being written. It holds once it is agreed.')
    expect(answerOf([plan('draft'), plan('agreed')])).toBe(
      'Child in need plan: nobody has been asked to do anything yet.',
    )
  })
})
