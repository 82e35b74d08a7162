import { describe, expect, it } from 'vitest'
import { check, day, line, read, startOf, type FieldOf } from './fields'

const MEETING: FieldOf = { name: 'held_from', label: 'When', as: 'moment', needed: 'Enter the day' }

describe('what a step sends', () => {
  it('leaves out what was left empty, and keeps a no', () => {
    const fields = [line('words', 'Words'), check('alone', 'Alone')]
    expect(read(fields, startOf(fields))).toEqual({ found: {}, sent: { alone: false } })
  })

  it('says what is missing by its pointer', () => {
    expect(read([line('name', 'Name', 'Enter a name')], { name: '  ' }).found).toEqual({ '/name': 'Enter a name' })
    expect(read([day('on', 'Day')], { on: '' }).found).toEqual({ '/on': 'Enter a real date' })
  })

  it('makes a moment of a day and a time in London', () => {
    expect(read([MEETING], { held_from: '2026-07-01', held_from_time: '10:00' }).sent).toEqual({
      held_from: '2026-07-01T10:00:00+01:00',
    })
    expect(read([MEETING], { held_from: '2026-07-01', held_from_time: '' }).found).toEqual({
      '/held_from_time': 'Enter the time, such as 15:30',
    })
  })

  it('does not ask, nor send, what another answer makes needless', () => {
    const basis: FieldOf = { ...line('basis', 'Why', 'Say why'), when: (values) => values['risk'] === true }
    expect(read([basis], { risk: false, basis: 'x' })).toEqual({ found: {}, sent: {} })
  })
})
