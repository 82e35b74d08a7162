import { expect, it, vi } from 'vitest'
import { newId } from './ids'

it('makes UUIDv7s: the time first, then version, variant and chance', () => {
  vi.useFakeTimers({ now: 0x0190_1234_5678 })
  const id = newId()
  vi.useRealTimers()
  expect(id).toMatch(/^01901234-5678-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

it('never makes one twice', () => {
  expect(new Set(Array.from({ length: 2000 }, newId)).size).toBe(2000)
})
