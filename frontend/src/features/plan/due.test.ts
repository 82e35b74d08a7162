import { describe, expect, it } from 'vitest'
import type { PlanRow } from '../../api/schema.gen'
import { answerOf, doing, lateActions, urgency } from './due'

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
