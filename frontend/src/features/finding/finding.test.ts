import { describe, expect, it } from 'vitest'
import type { RuleCount } from '../../api/schema.gen'
import { placeOf } from '../../ui/returnWords'
import { standing } from './FindingsScreen'

const rule = (facts: Partial<RuleCount>): RuleCount => ({
  return_name: 'cin', rule: '8540', found: 1, stopping: 1, waived: 0, ...facts,
}) // prettier-ignore

describe('what is found all year', () => {
  it('says whether every return could be made today', () => {
    expect(standing({ rules: [] })).toBe('Nothing is to be put right: every return could be made today.')
    expect(standing({ rules: [rule({})] })).toBe('1 thing stands in the way of a return.')
    expect(standing({ rules: [rule({ found: 5, stopping: 2 })] })).toBe(
      '2 things stand in the way of a return. 3 more would be asked about.',
    )
    expect(standing({ rules: [rule({ found: 2, stopping: 0, waived: 2 })] })).toContain('Nothing is to be put right')
    expect(standing({ rules: [rule({ found: 2, stopping: 0 })] })).toBe(
      'Every return could be made today. 2 things would be asked about.',
    )
  })

  it('leads to the page where it is put right', () => {
    expect([placeOf('8540'), placeOf('218'), placeOf('none')]).toEqual(['/about', '/care', ''])
  })
})
