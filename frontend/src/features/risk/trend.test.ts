import { describe, expect, it } from 'vitest'
import type { Level, RiskDomain, RiskRow } from '../../api/schema.gen'
import { answer, trend } from './trend'

const row = (domain: RiskDomain, ...levels: Level[]): RiskRow => ({
  id: domain, version: 1, domain,
  history: levels.map((level, place) => ({
    id: `${place}`, level, since: `2026-03-0${9 - place}`, until: null, reason: 'x', rated_by: 'w', rated_by_name: 'Ama',
  })),
}) // prettier-ignore

describe('a risk outside the home', () => {
  it('has gone up, gone down, or stayed', () => {
    expect(trend(row('gangs', 'high', 'low'))).toBe('gone up on 9 Mar 2026: it was low')
    expect(trend(row('gangs', 'some', 'very_high'))).toBe('gone down on 9 Mar 2026: it was very high')
    expect(trend(row('gangs', 'some', 'some'))).toBe('judged again on 9 Mar 2026, no change')
    expect(trend(row('gangs', 'some'))).toBe('since 9 Mar 2026, the first time it was judged')
  })
  it('is answered by the highest that holds now', () => {
    expect(answer([row('gangs', 'some'), row('online', 'high', 'low')], 'Jon')).toBe(
      'Yes: the risk to Jon outside the home is high. It is about online.',
    )
    expect(answer([row('gangs', 'some', 'very_high')], 'Jon')).toMatch(/^Some/)
    expect(answer([row('gangs', 'low')], 'Jon')).toMatch(/^Low/)
    expect(answer([], 'Jon')).toMatch(/^Nobody/)
  })
})
