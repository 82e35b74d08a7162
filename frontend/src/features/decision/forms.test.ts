import { beforeEach, describe, expect, it, vi } from 'vitest'
import { decisionQuestions, sendDecision } from './forms'

const sent = vi.hoisted(() => vi.fn())
vi.mock('../../api/client', () => ({ api: { POST: sent }, ask: (call: unknown) => call, ifMatch: () => ({}) }))

const children = [
  { id: 'jon', name: 'Jon' },
  { id: 'ann', name: 'Ann' },
]

describe('a decision', () => {
  beforeEach(() => sent.mockClear())

  it('asks for the view of a brother or sister only once it is for them too', () => {
    const asked = (given: Record<string, boolean>) =>
      decisionQuestions('jon', children)
        .filter((each) => !each.when || each.when(given))
        .map((each) => each.name)
    expect(asked({})).not.toContain('view_ann')
    expect(asked({ for_ann: true })).toContain('view_ann')
  })

  it('is sent for the children that were chosen, with who was heard', () => {
    void sendDecision('jon', children)(
      {
        what: 'He stays.', why: 'Friends.', matter: 'money', pounds: ' 40 ', decided_on: '2026-11-23', follows: ' ',
        for_ann: true, heard_jon: 'yes', view_jon: 'Good.', heard_ann: 'no', view_ann: 'Asleep.', others: 'Fine.',
      },
      'one',
    ) // prettier-ignore
    const { body } = sent.mock.calls[0]?.[1] as { body: Record<string, unknown> }
    expect(body).toMatchObject({ id: 'one', pounds: 40, follows: null, review_by: null })
    expect(body['children']).toMatchObject([{ child_id: 'jon' }, { child_id: 'ann' }])
    expect(body['views']).toMatchObject([
      { whose: 'child', child_id: 'jon', heard: true, words: 'Good.' },
      { whose: 'child', child_id: 'ann', heard: false, words: 'Asleep.' },
      { whose: 'parent', heard: true, words: 'Fine.' },
    ])
  })
})
