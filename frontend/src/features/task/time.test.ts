import { describe, expect, it } from 'vitest'
import { time } from './time'

describe('time', () => {
  it.each([
    [0, '0 minutes'],
    [45, '45 minutes'],
    [60, '1 h'],
    [95, '1 h 35 min'],
  ])('says %d minutes as %s', (minutes, text) => {
    expect(time(minutes)).toBe(text)
  })
})
