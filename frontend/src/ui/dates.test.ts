import { describe, expect, it } from 'vitest'
import { age, day, daysBetween, distance, joinDay, londonMoment, moment, readDay, today } from './dates'

describe('dates in words', () => {
  it('shows days and moments in London, whatever the machine thinks', () => {
    expect(day('2026-03-02')).toBe('2 Mar 2026')
    expect(moment('2026-07-01T23:30:00Z')).toBe('2 Jul 2026, 00:30')
    expect(day(null)).toBe('Not known')
  })
  it('turns the day at London midnight, not at midnight UTC', () => {
    expect(today(new Date('2026-07-01T22:59:00Z'))).toBe('2026-07-01')
    expect(today(new Date('2026-07-01T23:00:00Z'))).toBe('2026-07-02')
  })
  it('counts whole days over a change of the clocks', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
    expect(daysBetween('2026-10-26', '2026-10-24')).toBe(-2)
  })
  it.each([
    ['2026-03-02', 'today'],
    ['2026-03-01', 'yesterday'],
    ['2026-03-03', 'tomorrow'],
    ['2026-02-18', '12 days ago'],
    ['2026-03-05', 'in 3 days'],
  ])('says how far %s is: %s', (when, words) => {
    expect(distance(when, '2026-03-02')).toBe(words)
  })
})

describe('age', () => {
  it.each([
    ['2026-03-01', '1 day', '2026-03-02'],
    ['2026-01-02', '2 months', '2026-03-02'],
    ['2024-03-03', '23 months', '2026-03-02'],
    ['2024-03-02', '2 years', '2026-03-02'],
    ['2008-02-29', '17 years', '2026-02-28'],
    ['2008-02-29', '18 years', '2026-03-01'],
  ])('of somebody born on %s is %s on %s', (born, words, on) => {
    expect(age(born, null, on)).toBe(words)
  })
  it('is a due date before birth, and said to be unknown otherwise', () => {
    expect(age(null, '2026-05-03')).toBe('Not born yet, due 3 May 2026')
    expect(age(null)).toBe('Age not known')
  })
})

describe('days typed by hand', () => {
  it.each(['2/3/2026', '02-03-2026', '2 3 2026', '02.03.2026', ' 2026-03-02 '])('reads "%s"', (text) => {
    const parts = readDay(text)
    expect(parts && joinDay(parts)).toBe('2026-03-02')
  })
  it.each(['', 'soon', '2/3/26', '2026', '2/3/2026/4'])('does not guess at "%s"', (text) => {
    expect(readDay(text)).toBeNull()
  })
  it('knows a day that cannot be from no day at all', () => {
    expect(joinDay({ day: '', month: '', year: '' })).toBeNull()
    expect(joinDay({ day: '29', month: '2', year: '2025' })).toBe('')
    expect(joinDay({ day: '29', month: '2', year: '2024' })).toBe('2024-02-29')
    expect(joinDay({ day: '1', month: '13', year: '2024' })).toBe('')
    expect(joinDay({ day: '1', month: '1', year: '24' })).toBe('')
    expect(joinDay({ day: '1', month: '1', year: '0001' })).toBe('0001-01-01')
  })
})

describe('a time typed in London', () => {
  it('carries the zone of its day', () => {
    expect(londonMoment('2026-01-10', '9:05')).toBe('2026-01-10T09:05:00+00:00')
    expect(londonMoment('2026-07-10', '09:05')).toBe('2026-07-10T09:05:00+01:00')
    expect(londonMoment('2026-07-10', '00:10')).toBe('2026-07-10T00:10:00+01:00')
  })
  it('is nothing in the hour that the clocks skip, or where it is no time', () => {
    expect(londonMoment('2026-03-29', '01:30')).toBeNull()
    expect(londonMoment('2026-03-30', '25:00')).toBeNull()
    expect(londonMoment('30/3/2026', '09:00')).toBeNull()
  })
})
