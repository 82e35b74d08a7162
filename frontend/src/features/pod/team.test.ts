import { describe, expect, it } from 'vitest'
import { asked, brief, found, headline, share, spell, vacancies, weeks } from './team'

const breach = (fault: 'too_little' | 'too_much' | 'too_few_people' | 'nobody_leads') => ({ fault })
const rule = (fte_least: number | null, fte_most: number | null, heads_least: number | null = null) => ({
  fte_least,
  fte_most,
  heads_least,
})

describe('the first line answers whether the team is as it should be', () => {
  it.each([
    [[], 'The team is as it should be.'],
    [[breach('too_little')], 'One thing is missing.'],
    [[breach('too_little'), breach('too_few_people')], 'Two things are missing.'],
    [[breach('nobody_leads')], 'One thing is missing.'],
    [[breach('too_much')], 'One thing is above what this kind of team has.'],
    [[breach('too_much'), breach('too_little')], 'Two things are not as this kind of team asks.'],
    [Array.from({ length: 12 }, () => breach('too_little')), '12 things are missing.'],
  ])('%#', (breaches, expected) => {
    expect(headline(breaches)).toBe(expected)
  })
})

describe('a rule in words', () => {
  it.each([
    [rule(1, 1), 'Exactly 1.0 full-time'],
    [rule(null, 5), 'Up to 5.0 full-time'],
    [rule(0.5, null), 'At least 0.5 full-time'],
    [rule(0.5, 2), 'At least 0.5 full-time, at most 2.0 full-time'],
    [rule(null, null, 1), 'At least 1 person'],
    [rule(null, 5, 2), 'Up to 5.0 full-time, at least 2 people'],
    [rule(null, null), 'No number is given'],
  ])('%#', (numbers, expected) => {
    expect(asked(numbers)).toBe(expected)
  })

  it('says who is there by hours and by people', () => {
    expect(found({ there: 1, people: 2 })).toBe('1.0 full-time, 2 people')
    expect(found({ there: 0.4, people: 1 })).toBe('0.4 full-time, 1 person')
    expect(found({ there: 0, people: 0 })).toBe('Nobody')
  })

  it('says numbers as short as they are true', () => {
    expect([1, 0.4, 0.25, 5.6, 0.99].map(weeks)).toEqual(['1.0', '0.4', '0.25', '5.6', '0.99'])
  })
})

describe('a breach beside its rule', () => {
  it.each([
    ['too_little', 0.6, 1, '0.4 missing'],
    ['too_much', 5.6, 5, '0.6 too much'],
    ['too_few_people', 1, 3, '2 missing'],
    ['nobody_leads', 0, 1, 'Nobody leads'],
  ] as const)('%s', (fault, there, should, expected) => {
    expect(brief({ fault, there, should })).toBe(expected)
  })
})

describe('vacancies are summed over posts', () => {
  it('adds up the hours in which nobody is', () => {
    const posts = [
      { fte: 1, vacant: 0 },
      { fte: 1, vacant: 0.4 },
      { fte: 0.5, vacant: 0.5 },
    ]
    expect(vacancies(posts)).toBe('2 posts are vacant, in whole or in part: 0.9 of 2.5 full-time.')
    expect(vacancies(posts.slice(0, 1))).toBe('No post is vacant.')
    expect(vacancies(posts.slice(1, 2))).toBe('1 post is vacant, in whole or in part: 0.4 of 1.0 full-time.')
    expect(vacancies([])).toBeNull()
  })
})

describe('a share of a week', () => {
  it.each([
    ['1', 1],
    ['0.5', 0.5],
    ['.5', 0.5],
    ['0,6', 0.6],
    ['60%', 0.6],
    [' 100 % ', 1],
    ['0', null],
    ['1.2', null],
    ['half', null],
    ['', null],
    ['-1', null],
  ])('%s', (text, expected) => {
    expect(share(text)).toBe(expected)
  })
})

describe('a spell', () => {
  it('says between which days it held', () => {
    expect(spell('2026-03-02', '2026-04-01', '2026-01-01')).toBe('From 2 Mar 2026 until 1 Apr 2026')
    expect(spell('2026-03-02', null, '2026-01-01')).toBe('Since 2 Mar 2026')
    expect(spell('2026-01-01', null, '2026-01-01')).toBe('Since 1 Jan 2026 or before')
  })
})
