import { useSyncExternalStore } from 'react'
import type { Session } from './schema.gen'

/**
 * Who is signed in. Held in memory only; the cookie is out of reach of scripts. When an answer says that the session has
 * ended, `lapsed` is set: the page stays as it is, a dialog asks to sign in again, and the request is sent once more.
 */
interface State {
  session: Session | null
  lapsed: boolean
}

let state: State = { session: null, lapsed: false }
const listeners = new Set<() => void>()
let waiting: ((again: boolean) => void)[] = []

function set(next: State): void {
  state = next
  for (const listener of listeners) listener()
}

export function currentSession(): Session | null {
  return state.session
}

/** Keeps who is signed in. What waited for them goes on, unless it is somebody else: nobody's writing is sent by another. */
export function keepSession(session: Session): void {
  const before = state.session?.worker?.id
  set({ session, lapsed: false })
  if (!session.signed_in) return
  for (const resume of waiting) resume(before === session.worker?.id)
  waiting = []
}

/** The time is up: the page is covered until its worker signs in again. */
export function lapse(): void {
  set({ ...state, lapsed: true })
}

/** Called when a request was refused because the session has ended: resolves when somebody has signed in again. */
export function signInAgain(): Promise<boolean> {
  lapse()
  return new Promise((resolve) => waiting.push(resolve))
}

export function giveUpSigningIn(): void {
  for (const resume of waiting) resume(false)
  waiting = []
  set({ session: null, lapsed: false })
}

export function useSession(): State {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => state,
  )
}

/** Whether the signed-in worker may do this kind of thing, such as "visit:record". */
export function useMay(): (permission: string) => boolean {
  const { session } = useSession()
  return (permission) => session?.permissions.includes(permission) ?? false
}
