import { api, ask } from '../api/client'
import { asProblem } from '../api/problem'
import { currentSession, keepSession } from '../api/session'
import { forget, stopSaving } from '../offline/drafts'
import { queryClient } from './queryClient'

const tabs = new BroadcastChannel('kith-session')
const NOBODY = { signed_in: false, worker: null, permissions: [], csrf_token: null, idle_seconds: 0, expires_at: null }

function leave(): void {
  stopSaving()
  queryClient.clear()
  keepSession({ ...NOBODY, sandbox: currentSession()?.sandbox ?? false })
  location.assign('/sign-in')
}

tabs.onmessage = leave

/**
 * Sign out here, or everywhere: the drafts' key goes, what was loaded goes, and the other tabs hear of it. False where the
 * server did not end it, such as without a network: then the session goes on, and nothing is let go of.
 */
export async function signOut(everywhere: boolean): Promise<boolean> {
  const owner = currentSession()?.worker?.id
  try {
    await ask(everywhere ? api.DELETE('/api/v1/sessions') : api.DELETE('/api/v1/session'))
  } catch (error) {
    if (asProblem(error).status !== 401) return false
  }
  stopSaving()
  if (owner) await forget(owner).catch(() => undefined)
  tabs.postMessage('signed-out')
  leave()
  return true
}
