import { describe, expect, it } from 'vitest'
import type { Plan } from '../../api/schema.gen'
import { begin, beginMeeting, blankAction, missing, refresh, toMeeting, toWords, wordsOf } from './writing'

const action = (id: string, done_on: string | null = null) => ({
  id, goal_id: null, words: `Action ${id}`, owner_id: null, owner_name: 'Mia', by_when: null, done_on, outcome: null,
}) // prettier-ignore

const plan = (facts: Partial<Plan> = {}) =>
  ({
    plan_kind: 'child_protection', state: 'agreed', why: 'Hungry.', strengths: null, must_change: null, by_when: null,
    otherwise: null, whose_words: null, pitched_at: null, understood_how: null, categories: ['NEG'], goals: [],
    children: [{ id: 'c', child_id: 'ann', own_view: null, particular: null, until: null, let_go_because: null }], meetings: [],
    actions: [action('one'), action('two'), action('three', '2026-03-01')], ...facts,
  }) as unknown as Plan // prettier-ignore

const meeting = (facts = {}) => ({
  ...beginMeeting(plan()),
  progress: 'Better.',
  present: 'All',
  held_on: '2026-03-04',
  ...facts,
})

describe('the words of a plan', () => {
  it('are sent without categories once it is agreed: those are a manager’s decision', () => {
    expect(toWords(begin(plan()), plan())).not.toHaveProperty('categories')
    const draft = plan({ state: 'draft' })
    expect(toWords(begin(draft), draft)).toMatchObject({ why: 'Hungry.', strengths: null, categories: ['NEG'] })
  })

  it('show whether a colleague wrote meanwhile, and not whether an action was done', () => {
    const before = begin(plan()).before
    expect(wordsOf(plan({ actions: [] }))).toBe(before)
    expect(wordsOf(plan({ why: 'Tired.' }))).not.toBe(before)
  })
})

describe('a meeting', () => {
  it('asks about what is open, and begins with who came last time', () => {
    const begun = beginMeeting(plan({ meetings: [{ present: 'Mia, school' }] as Plan['meetings'] }))
    expect(begun.done.map((each) => each.action_id)).toEqual(['one', 'two'])
    expect([begun.kind, begun.present]).toEqual(['core_group', 'Mia, school'])
  })

  it('asks no more about what was done meanwhile, and keeps what was written', () => {
    const said = { action_id: 'two', is: 'not_yet' as const, outcome: 'Full.' }
    const writing = { ...beginMeeting(plan()), done: [{ action_id: 'one', is: 'done' as const, outcome: '' }, said] }
    const later = plan({ actions: [action('one', '2026-03-02'), action('two'), action('new')] })
    expect(refresh(writing, later).done).toEqual([said, { action_id: 'new', is: '', outcome: '' }])
  })

  it('sends only what was said and what was written', () => {
    const writing = meeting({
      done: [
        { action_id: 'one', is: '', outcome: '' },
        { action_id: 'two', is: 'done', outcome: '' },
      ],
      actions: [blankAction(), { ...blankAction(), words: 'Ring', owner_name: 'Mia' }],
    })
    expect(missing(writing)).toEqual({})
    const sent = toMeeting(writing)
    expect(sent.done).toEqual([{ action_id: 'two', done_on: '2026-03-04', outcome: null }])
    expect(sent.actions?.map((each) => each.words)).toEqual(['Ring'])
  })

  it('names what is missing by the place at which it is sent', () => {
    const writing = meeting({
      held_on: null,
      done: [
        { action_id: 'one', is: '', outcome: '' },
        { action_id: 'two', is: 'not_yet', outcome: '' },
      ],
      actions: [blankAction(), { ...blankAction(), words: 'Ring' }],
    })
    expect(Object.keys(missing(writing))).toEqual(['/held_on', '/done/0/outcome', '/actions/0/owner_name'])
  })
})
