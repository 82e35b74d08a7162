import { describe, expect, it } from 'vitest'
import type { FgcMeasure, FgcMeasures } from '../../api/schema.gen'
import { csv, finding, leftOut, share } from './figures'

const SIX: FgcMeasure = {
  code: 'M9',
  share: { numerator: 42, denominator: 50, percent: 84 },
  left_out: [{ why: 'too_early', count: 7 }],
}
const seed: FgcMeasures = {
  as_of: '2026-11-23',
  use: null,
  stage: 'child_protection',
  measures: [SIX, { code: 'M10_b', share: { numerator: 42, denominator: 42, percent: 100 }, left_out: [] }],
  why_not: [],
  longest_years: null,
  by_year: [],
}

describe('the figures', () => {
  it('say the finding of the seed in a sentence', () => {
    expect(finding(seed)).toBe(
      'Of 50 children at risk whose family met, 42 did not come into care in the next six months (84%). Of those who can be followed for twelve, all 42 were still out of care.',
    )
  })

  it('say when there are too few to say anything', () => {
    expect(finding({ ...seed, measures: [] })).toMatch(/^Too few/)
    expect(share({ numerator: null, denominator: null, percent: null })).toMatch(/^Fewer than 5/)
    expect(share({ numerator: null, denominator: 50, percent: null })).toMatch(/^Of 50/)
  })

  it('say who was left out', () => {
    expect(leftOut({ ...SIX, left_out: [{ why: 'no_letter', count: null }] })).toBe(
      'fewer than 5 have no letter before proceedings in the record',
    )
  })

  it('go out with their day, and never with a number that is not shown', () => {
    const [head, first] = csv(seed).split('\r\n')
    expect(head).toMatch(/^as_of,use,measure/)
    expect(first).toBe(
      '2026-11-23,all,M9,Did not come into care in six months,children at risk whose family met,42,50,84,7 met too recently to know',
    )
    const small = {
      ...seed,
      measures: [{ ...SIX, share: { numerator: null, denominator: 50, percent: null } }],
    }
    expect(csv(small)).toContain(',not shown,50,not shown,')
  })
})
