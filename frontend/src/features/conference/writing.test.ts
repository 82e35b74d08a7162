import { describe, expect, it } from 'vitest'
import { enough, lacking, toHeld, type Attendee, type Writing } from './writing'

const came = (part: string, facts: Partial<Attendee> = {}): Attendee => ({
  id: part, name: 'Sam', part, came: true, report: false, ...facts,
}) // prettier-ignore
const ALL = [came('social_care'), came('health'), came('police')]
const written = (facts: Partial<Writing> = {}): Writing => ({
  on: '2026-03-04', chair: { chair_id: null, chair_name: 'Jo Lamb' }, missing: '', parents: '', advocate: ' ',
  summary: 'We met.', outline: 'Breakfast.', attendees: ALL, dissents: [],
  children: [{ id: 'c', child_id: 'k', view: '', decision: 'plan', categories: ['NEG'], reason: 'x' }], ...facts,
}) // prettier-ignore

describe('a conference', () => {
  it('has enough people with social care and two other agencies who came', () => {
    expect(enough(ALL)).toBe(true)
    expect(enough([came('social_care'), came('health'), came('family')])).toBe(false)
    expect(enough([came('health'), came('police'), came('education')])).toBe(false)
    expect(enough([came('social_care'), came('health'), came('police', { came: false })])).toBe(false)
    expect(enough([came('social_care'), came('health'), came('police', { name: ' ' })])).toBe(false)
  })
  it('says what is missing, by field', () => {
    expect(lacking(written())).toEqual({})
    const bare = written({
      on: null,
      attendees: [],
      summary: '',
      outline: '',
      chair: { chair_id: null, chair_name: '' },
    })
    expect(Object.keys(lacking(bare))).toEqual([
      '/held_on',
      '/chair_name',
      '/quorum_reason',
      '/summary',
      '/outline_plan',
    ])
    const child = { id: 'c', child_id: 'k', view: '', decision: 'plan', categories: [], reason: '' }
    expect(Object.keys(lacking(written({ children: [child] })))).toEqual([
      '/children/0/categories',
      '/children/0/reason',
    ])
  })
  it('sends no kinds of harm without a plan, and nobody without a name', () => {
    const child = { id: 'c', child_id: 'k', view: 'I am fine.', decision: 'no_plan', categories: ['NEG'], reason: 'x' }
    const held = toHeld(written({ children: [child], attendees: [...ALL, came('other', { name: '' })] }))
    expect(held.children[0]?.categories).toEqual([])
    expect(held.attendees).toHaveLength(3)
    expect([held.quorate, held.peer_advocate]).toEqual([true, null])
  })
})
