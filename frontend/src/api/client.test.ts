import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { api, ask, ifMatch, loadSession, signIn } from './client'
import { Problem } from './problem'
import type { Session } from './schema.gen'
import { currentSession, giveUpSigningIn, keepSession } from './session'

const session = (id: string, csrf: string): Session => ({
  signed_in: true,
  worker: {
    id,
    name: 'Ada Obi',
    role: 'social_worker',
    role_words: 'Social worker',
    agency_id: null,
    pods: [],
  },
  permissions: [],
  csrf_token: csrf,
  idle_seconds: 900,
  expires_at: null,
  sandbox: false,
})

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } })
const problem = (status: number, code: string, errors: unknown[] = []) =>
  json(status, {
    type: `/problems/${code}`,
    title: code,
    status,
    detail: `It is ${code}.`,
    code,
    instance: 'urn:uuid:1',
    errors,
  })

const server = vi.fn<(request: Request) => Promise<Response>>()
const keep = () => ask(api.POST('/api/v1/pods', { body: {} as never }))

beforeEach(() => {
  server.mockReset()
  vi.stubGlobal('fetch', server)
})
afterEach(() => {
  giveUpSigningIn()
  vi.unstubAllGlobals()
})

describe('requests', () => {
  it('carry the session’s token when they change something, and not when they read', async () => {
    keepSession(session('w1', 'secret'))
    server.mockImplementation(() => Promise.resolve(json(200, {}, { ETag: '"7"' })))
    const answer = await ask(api.GET('/api/v1/pods'))
    await keep()
    expect(answer.version).toBe('"7"')
    expect(server.mock.calls.map(([request]) => request.headers.get('X-CSRF-Token'))).toEqual([null, 'secret'])
  })
  it('name the version that they change', () => {
    expect(ifMatch(7)).toEqual({ 'If-Match': '"7"' })
    expect(ifMatch('"7"')).toEqual({ 'If-Match': '"7"' })
  })
})

describe('problems', () => {
  it('say which fields they are about', async () => {
    server.mockResolvedValue(
      problem(422, 'invalid', [{ pointer: '/names/0/given', code: 'missing', detail: 'Enter a name' }]),
    )
    const error = await keep().catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(Problem)
    expect(error).toMatchObject({ status: 422, code: 'invalid', fields: { '/names/0/given': 'Enter a name' } })
  })
  it('tell a stale change from others', async () => {
    server.mockResolvedValue(problem(412, 'stale'))
    expect(await keep().catch((caught: unknown) => caught)).toMatchObject({ stale: true })
  })
  it('are one kind whether the network failed or a proxy answered in HTML', async () => {
    server.mockRejectedValue(new TypeError('failed'))
    expect(await keep().catch((caught: unknown) => caught)).toMatchObject({ status: 0, code: 'offline', fields: {} })
    server.mockResolvedValue(
      new Response('<h1>Bad gateway</h1>', { status: 502, headers: { 'Content-Type': 'text/html' } }),
    )
    expect(await keep().catch((caught: unknown) => caught)).toMatchObject({ status: 502, fields: {} })
  })
})

describe('a session that has ended', () => {
  it('is resumed where it was: the same request is sent again with the new token', async () => {
    keepSession(session('w1', 'old'))
    server.mockResolvedValueOnce(problem(401, 'not-signed-in'))
    const waiting = keep()
    await vi.waitFor(() => expect(server).toHaveBeenCalledTimes(1))
    server.mockResolvedValueOnce(json(200, session('w1', 'new'))).mockResolvedValueOnce(json(201, { id: 'p' }))
    await signIn('ada@example.org', 'secret')
    await expect(waiting).resolves.toMatchObject({ data: { id: 'p' } })
    expect(server.mock.calls.at(-1)?.[0].headers.get('X-CSRF-Token')).toBe('new')
  })
  it('never sends what one worker wrote in the name of another', async () => {
    keepSession(session('w1', 'old'))
    server.mockResolvedValueOnce(problem(401, 'not-signed-in'))
    const waiting = keep().catch((caught: unknown) => caught)
    await vi.waitFor(() => expect(server).toHaveBeenCalledTimes(1))
    server.mockResolvedValueOnce(json(200, session('w2', 'theirs')))
    await signIn('ben@example.org', 'secret')
    await expect(waiting).resolves.toMatchObject({ status: 401 })
    expect(server).toHaveBeenCalledTimes(2)
  })
  it('goes on with the token of another tab where the same worker has signed in again', async () => {
    keepSession(session('w1', 'old'))
    server
      .mockResolvedValueOnce(problem(403, 'not-allowed'))
      .mockResolvedValueOnce(json(200, session('w1', 'new')))
      .mockResolvedValueOnce(json(201, { id: 'p' }))
    await expect(keep()).resolves.toMatchObject({ data: { id: 'p' } })
    server.mockResolvedValueOnce(problem(403, 'not-allowed')).mockResolvedValueOnce(json(200, session('w1', 'new')))
    expect(await keep().catch((caught: unknown) => caught)).toMatchObject({ status: 403 })
    expect(server).toHaveBeenCalledTimes(5)
  })
  it('is not asked about in a loop when nobody is signed in', async () => {
    server.mockResolvedValue(json(200, { ...session('w1', ''), signed_in: false, worker: null, csrf_token: null }))
    await loadSession()
    expect(currentSession()?.signed_in).toBe(false)
    server.mockResolvedValue(problem(401, 'not-signed-in'))
    expect(await keep().catch((caught: unknown) => caught)).toMatchObject({ status: 401 })
  })
})
