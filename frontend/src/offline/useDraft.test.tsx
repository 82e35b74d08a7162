import { act, renderHook, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import * as drafts from './drafts'
import { useDraft } from './useDraft'

const pause = (milliseconds: number) => act(() => new Promise((done) => setTimeout(done, milliseconds)))
const start = () => renderHook(() => useDraft('ada', 'visit/1', '"3"', ''))

async function ready() {
  const hook = start()
  await waitFor(() => expect(hook.result.current.ready).toBe(true))
  return hook
}

beforeEach(async () => {
  vi.restoreAllMocks()
  await drafts.forget('ada')
})

describe('useDraft', () => {
  it('saves a little after typing stops, and says when', async () => {
    const save = vi.spyOn(drafts, 'saveDraft')
    const { result } = await ready()
    expect(result.current.status).toBe('')
    act(() => result.current.change('He'))
    act(() => result.current.change('Hello'))
    await pause(1000)
    expect(save).toHaveBeenCalledTimes(1)
    expect(result.current.status).toMatch(/^Draft saved on this device at \d\d:\d\d$/)
    expect(await drafts.loadDraft('ada', 'visit/1')).toMatchObject({ value: 'Hello', base: '"3"' })
  })
  it('brings back what was written before a reload', async () => {
    await drafts.saveDraft('ada', 'visit/1', '"2"', 'Before')
    const { result } = await ready()
    expect(result.current).toMatchObject({ value: 'Before', base: '"2"' })
  })
  it('keeps what was typed in the last moment when the page goes', async () => {
    const { result, unmount } = await ready()
    act(() => result.current.change('Last words'))
    unmount()
    await waitFor(async () => expect(await drafts.loadDraft('ada', 'visit/1')).toMatchObject({ value: 'Last words' }))
  })
  it('saves again what was typed while a save was under way', async () => {
    const real = drafts.saveDraft
    vi.spyOn(drafts, 'saveDraft').mockImplementation(async (owner, name, base, value) => {
      await new Promise((done) => setTimeout(done, value === 'One' ? 1200 : 0))
      return real(owner, name, base, value)
    })
    const { result } = await ready()
    act(() => result.current.change('One'))
    await pause(900)
    act(() => result.current.change('One two'))
    await pause(2600)
    expect(await drafts.loadDraft('ada', 'visit/1')).toMatchObject({ value: 'One two' })
  })
  it('does not bring back a draft that was sent while it was being saved', async () => {
    const real = drafts.saveDraft
    vi.spyOn(drafts, 'saveDraft').mockImplementation(async (...all) => {
      await new Promise((done) => setTimeout(done, 400))
      return real(...all)
    })
    const { result } = await ready()
    act(() => result.current.change('Sent'))
    await pause(900)
    await act(() => result.current.drop())
    await pause(600)
    expect(await drafts.loadDraft('ada', 'visit/1')).toBeNull()
  })
  it('says so when the device cannot keep it, and the form works on', async () => {
    vi.spyOn(drafts, 'loadDraft').mockRejectedValue(new Error('no storage'))
    vi.spyOn(drafts, 'saveDraft').mockRejectedValue(new Error('no storage'))
    const { result } = await ready()
    act(() => result.current.change('Hello'))
    await pause(1000)
    expect(result.current.value).toBe('Hello')
    expect(result.current.status).toMatch(/not saved on this device/i)
  })
})
