import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Session } from '../api/schema.gen'
import { currentSession, giveUpSigningIn, keepSession } from '../api/session'
import { loadDraft, saveDraft } from '../offline/drafts'
import { queryClient } from './queryClient'
import { signOut } from './signOut'

const server = vi.fn<(request: Request) => Promise<Response>>()
const go = vi.fn()
const session: Session = {
  signed_in: true,
  worker: {
    id: 'w1',
    name: 'Ada Obi',
    role: 'social_worker',
    role_words: 'Social worker',
    agency_id: null,
    pods: [],
  },
  permissions: [],
  csrf_token: 't',
  idle_seconds: 900,
  expires_at: null,
  sandbox: false,
}

beforeEach(async () => {
  server.mockReset()
  go.mockReset()
  vi.stubGlobal('fetch', server)
  vi.stubGlobal('location', { ...location, origin: location.origin, assign: go })
  keepSession(session)
  queryClient.setQueryData(['person', '1'], { name: 'somebody' })
  await saveDraft('w1', 'visit/1', '', 'unsent')
})
afterEach(() => {
  giveUpSigningIn()
  vi.unstubAllGlobals()
})

it('without a network lets go of nothing, and says that the session goes on', async () => {
  server.mockRejectedValue(new TypeError('failed'))
  expect(await signOut(false)).toBe(false)
  expect(currentSession()?.signed_in).toBe(true)
  expect(await loadDraft('w1', 'visit/1')).toMatchObject({ value: 'unsent' })
  expect(go).not.toHaveBeenCalled()
})

it('lets go of what was loaded and written here, and tells the other tabs', async () => {
  server.mockResolvedValue(new Response(null, { status: 204 }))
  const heard = new Promise((resolve) => {
    new BroadcastChannel('kith-session').onmessage = (event) => resolve(event.data)
  })
  expect(await signOut(true)).toBe(true)
  expect(new URL(server.mock.calls[0]?.[0].url ?? '').pathname).toBe('/api/v1/sessions')
  expect(await heard).toBe('signed-out')
  expect(currentSession()?.signed_in).toBe(false)
  expect(queryClient.getQueryData(['person', '1'])).toBeUndefined()
  expect(await loadDraft('w1', 'visit/1')).toBeNull()
  expect(go).toHaveBeenCalledWith('/sign-in')
})
