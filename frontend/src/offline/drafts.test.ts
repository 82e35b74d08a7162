import { openDB } from 'idb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { dropDraft, forget, KEEP_DAYS, loadDraft, saveDraft, stopSaving } from './drafts'

const stored = async () => {
  const db = await openDB('kith')
  const [drafts, keys] = [await db.getAll('drafts'), (await db.getAll('keys')) as CryptoKey[]]
  db.close()
  return { drafts, keys }
}

beforeEach(async () => {
  await forget('ada')
  await forget('ben')
})
afterEach(() => {
  vi.restoreAllMocks()
})

describe('a draft', () => {
  it('comes back as it was, with the version that it began from', async () => {
    const text = { words: 'Zażółć \u202e اردو 👩‍👧', empty: '' }
    await saveDraft('ada', 'visit/1', '"7"', text)
    expect(await loadDraft('ada', 'visit/1')).toMatchObject({ value: text, base: '"7"' })
  })
  it('cannot be read on the disk, and its key cannot be taken out', async () => {
    await saveDraft('ada', 'visit/1', '', { words: 'seen alone' })
    const { drafts, keys } = await stored()
    expect(new TextDecoder('latin1').decode((drafts[0] as { bytes: ArrayBuffer }).bytes)).not.toContain('seen alone')
    expect(keys[0]?.extractable).toBe(false)
  })
  it('is nobody else’s', async () => {
    await saveDraft('ada', 'visit/1', '', 'hers')
    expect(await loadDraft('ben', 'visit/1')).toBeNull()
  })
  it('is encrypted anew each time', async () => {
    await saveDraft('ada', 'visit/1', '', 'same')
    const first = (await stored()).drafts[0] as { iv: Uint8Array }
    await saveDraft('ada', 'visit/1', '', 'same')
    const second = (await stored()).drafts[0] as { iv: Uint8Array }
    expect([...second.iv]).not.toEqual([...first.iv])
  })
  it('goes when it has been sent', async () => {
    await saveDraft('ada', 'visit/1', '', 'sent')
    await dropDraft('ada', 'visit/1')
    expect(await loadDraft('ada', 'visit/1')).toBeNull()
  })
  it('goes with its key when its writer signs out, and leaves those of others', async () => {
    await saveDraft('ada', 'visit/1', '', 'hers')
    await saveDraft('ben', 'visit/1', '', 'his')
    await forget('ada')
    expect(await loadDraft('ada', 'visit/1')).toBeNull()
    expect(await loadDraft('ben', 'visit/1')).toMatchObject({ value: 'his' })
    expect((await stored()).keys).toHaveLength(1)
  })
  it('is kept for fourteen days', async () => {
    const now = Date.now()
    await saveDraft('ada', 'visit/1', '', 'old')
    vi.spyOn(Date, 'now').mockReturnValue(now + KEEP_DAYS * 86_400_000 - 1000)
    expect(await loadDraft('ada', 'visit/1')).not.toBeNull()
    vi.spyOn(Date, 'now').mockReturnValue(now + KEEP_DAYS * 86_400_000 + 60_000)
    expect(await loadDraft('ada', 'visit/1')).toBeNull()
  })
  it('that nobody opens again goes too after fourteen days', async () => {
    const now = Date.now()
    await saveDraft('ada', 'visit/old', '', 'old')
    vi.spyOn(Date, 'now').mockReturnValue(now + KEEP_DAYS * 86_400_000 + 60_000)
    await saveDraft('ada', 'visit/new', '', 'new')
    expect(await loadDraft('ada', 'visit/new')).not.toBeNull()
    expect((await stored()).drafts).toHaveLength(1)
  })
  it('is not written once somebody has signed out, even by a page that is being left', async () => {
    stopSaving()
    await saveDraft('ada', 'visit/1', '', 'late')
    expect(await stored()).toMatchObject({ drafts: [], keys: [] })
  })
})
