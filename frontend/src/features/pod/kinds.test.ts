import { describe, expect, it } from 'vitest'
import { blank, coming, inForce, rulesOf, typed } from './kinds'

const rule = {
  role: 'pod_manager' as const,
  fte_least: 1,
  fte_most: 1,
  heads_least: null,
  leads: true,
  holds: false,
  source: 'Brighton and Hove',
}
const set = (since: string, own: boolean) => ({ since, own, source: 'x', rules: [rule] })
const kind = { sets: [set('1990-01-01', false), set('2026-02-01', true), set('2026-06-01', true)] }

describe('the rules of a kind on a day', () => {
  it('are the latest that have begun', () => {
    expect(inForce(kind, '2026-01-31')?.since).toBe('1990-01-01')
    expect(inForce(kind, '2026-02-01')?.since).toBe('2026-02-01')
    expect(coming(kind, '2026-02-01').map((each) => each.since)).toEqual(['2026-06-01'])
  })

  it('are shown before their first day where there are no others', () => {
    expect(inForce({ sets: [set('2026-06-01', true)] }, '2026-01-01')?.since).toBe('2026-06-01')
  })
})

describe('rules as they are typed', () => {
  it('come back as they were', () => {
    const { rules, missing } = rulesOf(typed(kind.sets[0]))
    expect(missing).toEqual({})
    expect(rules).toEqual([{ ...rule, id: rules[0]?.id }])
  })

  it('keep an empty number empty and nought nought', () => {
    const { rules } = rulesOf([{ ...blank(), role: 'social_worker', most: '0', source: 'x' }])
    expect([rules[0]?.fte_least, rules[0]?.fte_most]).toEqual([null, 0])
  })

  it.each([
    [{ role: '' }, '/rules/0/role'],
    [{ least: 'one' }, '/rules/0/fte_least'],
    [{ most: '-1' }, '/rules/0/fte_most'],
    [{ people: '1.5' }, '/rules/0/heads_least'],
    [{ source: ' ' }, '/rules/0/source'],
  ])('name the field that cannot be: %o', (change, pointer) => {
    const { missing } = rulesOf([{ ...blank(), role: 'social_worker', source: 'x', ...change }])
    expect(Object.keys(missing)).toEqual([pointer])
  })

  it('are at least one', () => {
    expect(rulesOf([]).missing).toHaveProperty(['/rules'])
  })
})
