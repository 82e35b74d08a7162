import { act, renderHook, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Problem } from '../../api/problem'
import type { Discussion } from '../../api/schema.gen'
import * as drafts from '../../offline/drafts'
import { held, next, partKey, useOutbox, type Unsent, type Wire } from './outbox'

const talk = (...parts: { kind: string; words: string; version: number }[]): Discussion =>
  ({
    id: 'talk', version: parts.length, readiness: [], actions: [], children: [],
    parts: parts.map((part) => ({ id: part.kind, discipline: null, child_id: null, who: null, ...part })),
  }) as unknown as Discussion // prettier-ignore

const part = (kind: string, words: string, base = 0): Unsent => ({
  talk: 'child', children: ['child'], what: 'write', body: { id: kind, kind, words }, base, at: 0,
}) // prettier-ignore

function server(): Wire & { parts: Map<string, { words: string; version: number }>; down: boolean } {
  const parts = new Map<string, { words: string; version: number }>()
  const shown = () => talk(...[...parts].map(([kind, each]) => ({ kind, ...each })))
  const made = {
    parts,
    down: false,
    begin: vi.fn(() => (made.down ? Promise.reject(new Problem(0, null)) : Promise.resolve('talk'))),
    send: vi.fn((_: string, unsent: Unsent) => {
      if (made.down) return Promise.reject(new Problem(0, null))
      const kind = String(unsent.body['kind'])
      const now = parts.get(kind)?.version ?? 0
      if (unsent.base !== now) return Promise.reject(new Problem(412, null))
      parts.set(kind, { words: String(unsent.body['words']), version: now + 1 })
      return Promise.resolve(shown())
    }),
    look: vi.fn(() => Promise.resolve(shown())),
  }
  return made
}

beforeEach(async () => {
  await drafts.forget('ada')
})

async function start(wire: Wire) {
  const hook = renderHook(() => useOutbox('ada', 'meeting', wire, () => undefined))
  await waitFor(() => expect(hook.result.current.ready).toBe(true))
  return hook
}

describe('the outbox', () => {
  it('loses nothing while the connection is gone, and sends it when it is back, without a reload', async () => {
    const wire = server()
    wire.down = true
    const { result } = await start(wire)
    act(() => result.current.put('worries', part('worries', 'He is tired.')))
    act(() => result.current.put('strengths', part('strengths', 'Nan comes daily.')))
    await waitFor(() => expect(result.current.status).toMatch(/^Kept here, not sent yet: 2/), { timeout: 3000 })
    expect(wire.parts.size).toBe(0)
    wire.down = false
    act(() => void window.dispatchEvent(new Event('online')))
    await waitFor(() => expect(result.current.status).toBe(''), { timeout: 4000 })
    expect([...wire.parts].map(([kind, each]) => [kind, each.words])).toEqual([
      ['worries', 'He is tired.'],
      ['strengths', 'Nan comes daily.'],
    ])
  })

  it('brings back after a reload what was not sent, and sends it', async () => {
    const wire = server()
    wire.down = true
    const first = await start(wire)
    act(() => first.result.current.put('worries', part('worries', 'He is tired.')))
    first.unmount()
    await waitFor(async () => expect(await drafts.loadDraft('ada', 'supervision/meeting')).not.toBeNull())
    wire.down = false
    await start(wire)
    await waitFor(() => expect(wire.parts.get('worries')?.words).toBe('He is tired.'), { timeout: 4000 })
  })

  it('shows both texts where somebody else wrote the same part first, and sends what is made of them', async () => {
    const wire = server()
    wire.parts.set('worries', { words: 'He is hungry.', version: 1 })
    const { result } = await start(wire)
    act(() => result.current.put('worries', part('worries', 'He is tired.')))
    await waitFor(() => expect(result.current.entries['worries']?.theirs?.words).toBe('He is hungry.'), {
      timeout: 4000,
    })
    expect(result.current.entries['worries']?.body['words']).toBe('He is tired.')
    act(() => result.current.put('worries', part('worries', 'Tired and hungry.', 1)))
    await waitFor(() => expect(wire.parts.get('worries')?.words).toBe('Tired and hungry.'), { timeout: 4000 })
  })

  it('sends what was typed while the same part was on its way', async () => {
    const wire = server()
    const { result } = await start(wire)
    let answer: () => void = () => undefined
    const real = vi.mocked(wire.send).getMockImplementation()
    vi.mocked(wire.send).mockImplementationOnce(async (id, unsent) => {
      await new Promise<void>((done) => (answer = done))
      return (await real?.(id, unsent)) as Discussion
    })
    act(() => result.current.put('worries', part('worries', 'He')))
    await waitFor(() => expect(wire.send).toHaveBeenCalledTimes(1), { timeout: 3000 })
    act(() => result.current.put('worries', part('worries', 'He is tired.')))
    act(() => answer())
    await waitFor(() => expect(wire.parts.get('worries')).toEqual({ words: 'He is tired.', version: 2 }), {
      timeout: 4000,
    })
  })
})

describe('what is sent next', () => {
  it('waits until typing stops, and decides after everything else of the child', () => {
    const decided: Unsent = { ...part('x', ''), what: 'conclude', body: {} }
    const typing: Unsent = { ...part('worries', 'He'), at: 9_900 }
    expect(next({ a: decided, b: typing }, 10_000)).toBeUndefined()
    expect(next({ a: decided, b: typing }, 11_000)).toBe('b')
    expect(next({ a: decided }, 10_000)).toBe('a')
    expect(next({ a: { ...typing, refused: 'No.' } }, 20_000)).toBeUndefined()
  })
  it('knows a part by its kind, discipline and child, and a view by its id', () => {
    expect(partKey({ kind: 'update', id: '1', discipline: 'health' })).toBe(partKey({ kind: 'update', id: '2', discipline: 'health' })) // prettier-ignore
    expect(partKey({ kind: 'view', id: '1' })).not.toBe(partKey({ kind: 'view', id: '2' }))
    expect(held(talk({ kind: 'worries', words: 'x', version: 3 }), part('worries', 'y'))).toMatchObject({ version: 3 })
    expect(held(undefined, part('worries', 'y')).version).toBe(0)
  })
})
