import createClient from 'openapi-fetch'
import { asProblem, Problem } from './problem'
import type { paths, ProblemDocument, Session } from './schema.gen'
import { currentSession, keepSession, signInAgain } from './session'

const SAFE = new Set(['GET', 'HEAD'])

async function send(request: Request): Promise<Response> {
  const attempt = async () => {
    const headers = new Headers(request.headers)
    const token = currentSession()?.csrf_token
    if (token && !SAFE.has(request.method)) headers.set('X-CSRF-Token', token)
    try {
      return await fetch(new Request(request.clone(), { headers }))
    } catch {
      throw new Problem(0, null)
    }
  }
  const answer = await attempt()
  const aboutSession = new URL(request.url).pathname.endsWith('/session') && request.method !== 'DELETE'
  if (aboutSession || !currentSession()?.signed_in) return answer
  if (answer.status === 401) return (await signInAgain()) ? attempt() : answer
  if (answer.status === 403 && !SAFE.has(request.method) && (await renewed())) return attempt()
  return answer
}

/** Whether the same worker has signed in again in another tab since: then this page has only the wrong token. */
async function renewed(): Promise<boolean> {
  const before = currentSession()
  const session = await loadSession().catch(() => before)
  return session?.csrf_token !== before?.csrf_token && session?.worker?.id === before?.worker?.id
}

/** The API by its contract. `baseUrl` is empty: the page and the API have one origin. */
export const api = createClient<paths>({ baseUrl: globalThis.location?.origin ?? '', fetch: send })

export interface Answer<T> {
  data: T
  /** The record's version, to be sent as If-Match with the next change. */
  version: string
}

/** The answer's data and version; a problem is thrown. */
export async function ask<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<Answer<T>> {
  let result
  try {
    result = await call
  } catch (error) {
    throw asProblem(error)
  }
  if (!result.response.ok) throw new Problem(result.response.status, result.error as ProblemDocument)
  return { data: result.data as T, version: result.response.headers.get('ETag') ?? '' }
}

export const ifMatch = (version: string | number) => ({
  'If-Match': typeof version === 'number' ? `"${version}"` : version,
})

export async function loadSession(): Promise<Session> {
  const { data } = await ask(api.GET('/api/v1/session'))
  keepSession(data)
  return data
}

/** Sign in. Somebody other than `expected` does not take over the page: what waits to be sent is not theirs to send. */
export async function signIn(email: string, password: string, expected?: string): Promise<Session> {
  const { data } = await ask(api.POST('/api/v1/session', { body: { email, password } }))
  if (!expected || data.worker?.id === expected) keepSession(data)
  return data
}
