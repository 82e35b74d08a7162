import { describe, expect, it } from 'vitest'
import type { Assessment, AssessmentRow, ChronologyEntry } from '../../api/schema.gen'
import { answerOf, urgency } from './due'
import { begin, blankView, picked, toWrite, unfinished, wrong } from './writing'

const assessment = (facts: Partial<Assessment> = {}) =>
  ({
    strengths: null, needs: null, context: null, analysis: null, next_steps: null, views: [], evidence: [],
    children: [{ id: 'c', child_id: 'ann', seen_on: null, own_view: null, particular: null, factors: [], outcome: null }],
    ...facts,
  }) as unknown as Assessment // prettier-ignore

const entry = {
  seq: 7, type: 'visit.made', record_id: 'v', on: '2026-03-04', event: null, facts: { purpose: 'First visit' },
  reason: null,
} as unknown as ChronologyEntry // prettier-ignore

describe('an assessment', () => {
  it('is saved unfinished, and handed in finished', () => {
    const writing = begin(assessment())
    expect(wrong(writing)).toEqual({})
    expect(Object.keys(unfinished(writing, true))).toEqual([
      '/analysis', '/children/0/factors', '/children/0/outcome',
    ]) // prettier-ignore
    expect(Object.keys(unfinished(writing, false))).toEqual(['/analysis', '/children/0/outcome'])
  })

  it('takes what happened and when from the story, and asks why it matters', () => {
    const evidence = picked(entry)
    expect(evidence).toMatchObject({ ledger_seq: 7, record_id: 'v', on: '2026-03-04', what: 'A visit: First visit' })
    expect(wrong({ ...begin(assessment()), evidence: [evidence] })).toHaveProperty('/evidence/0/why_it_matters')
  })

  it('sends no view in which nothing was written', () => {
    const writing = { ...begin(assessment()), views: [blankView({ id: 'm', name: 'Mia' })] }
    expect(wrong({ ...writing, views: [{ ...blankView(null), words: 'I am tired.' }] })).toHaveProperty('/views/0/name')
    expect(toWrite(writing).views).toEqual([])
  })

  it('says in one line what is known', () => {
    const row = (facts: Partial<AssessmentRow>) =>
      ({ assessment_kind: 'child_and_family', due_on: '2026-03-14', ...facts }) as AssessmentRow
    expect(answerOf([], '2026-03-04')).toBe('No assessment has been made yet.')
    expect(answerOf([row({ state: 'writing' })], '2026-03-04')).toBe(
      'The child and family assessment is being written and is due in 10 days.',
    )
    expect(answerOf([row({ state: 'authorised', authorised_on: '2026-03-03' })], '2026-03-04')).toBe(
      'The last assessment was agreed yesterday.',
    )
    expect([urgency('2026-03-03', '2026-03-04'), urgency('2026-03-14', '2026-03-04')]).toEqual(['late', 'soon'])
  })
})
