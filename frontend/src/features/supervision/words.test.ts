import { describe, expect, it } from 'vitest'
import { called, hidden, proposed, together, why } from './words'

describe('a shared screen', () => {
  it('shows names, initials, or neither', () => {
    expect(called('Jon Oké-Smith', 1, 'names')).toBe('Jon Oké-Smith')
    expect(called('Jon Oké-Smith', 1, 'initials')).toBe('J. O.')
    expect(called('Jon Oké-Smith', 1, 'numbers')).toBe('Child 1')
  })
  it('hides names inside texts, and no other word', () => {
    const people = [{ name: 'Jon Oké', as: 'Child 1' }]
    expect(hidden('Jon’s aunt met Jonas. Oké!', people, 'numbers')).toBe('Child 1’s aunt met Jonas. Child 1!')
    expect(hidden('Jon', people, 'names')).toBe('Jon')
  })
})

describe('the agenda', () => {
  const child = (child_id: string, family_id: string | null, rank: number) => ({ child_id, family_id, rank }) as never
  it('puts brothers and sisters together, and on the agenda together', () => {
    const rows = [child('a', 'f', 7), child('b', 'f', 2), child('c', null, 7), child('d', null, 1)] as never[]
    expect(proposed(rows)).toEqual([rows[0], rows[1], rows[3]])
    expect(together(proposed(rows)).map((group) => group.length)).toEqual([2, 1])
  })
  it('says why in words', () => {
    const reason = { why: 'late', words: null, on: null, level: null, by: null, id: null, version: null, count: 1 }
    expect(why(reason, '2026-03-02')).toBe('1 thing is late')
    expect(why({ ...reason, why: 'due', on: '2026-03-01' }, '2026-03-02')).toBe('Was to be talked about by 1 Mar 2026')
  })
})
