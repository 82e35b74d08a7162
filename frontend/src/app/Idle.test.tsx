import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Session } from '../api/schema.gen'
import { giveUpSigningIn, keepSession, useSession } from '../api/session'
import { Idle } from './Idle'

let noticed: (name: string) => void = () => undefined
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

function Page() {
  return useSession().lapsed ? <p>covered</p> : <Idle />
}

const wait = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1000))

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal(
    'PerformanceObserver',
    class {
      constructor(tell: (list: { getEntries: () => { name: string }[] }) => void) {
        noticed = (name) => act(() => tell({ getEntries: () => [{ name }] }))
      }
      observe = () => undefined
      disconnect = () => undefined
    },
  )
  keepSession(session)
})
afterEach(() => {
  giveUpSigningIn()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('warns two minutes before the end, and covers the page at the end', async () => {
  render(<Page />)
  await wait(775)
  expect(screen.queryByRole('dialog')).toBeNull()
  await wait(10)
  expect(screen.getByRole('dialog', { name: 'Are you still there?' })).toBeInTheDocument()
  await wait(120)
  expect(screen.getByText('covered')).toBeInTheDocument()
})

it('begins anew with every request, not with other files', async () => {
  render(<Page />)
  await wait(600)
  noticed('https://kith.example/api/v1/pods')
  await wait(300)
  noticed('https://kith.example/assets/font.woff2')
  expect(screen.queryByRole('dialog')).toBeNull()
  await wait(490)
  expect(screen.getByRole('dialog')).toBeInTheDocument()
  noticed('https://kith.example/api/v1/session')
  expect(screen.queryByRole('dialog')).toBeNull()
})

it('asks the server to go on when somebody stays', async () => {
  const server = vi.fn(() =>
    Promise.resolve(new Response(JSON.stringify(session), { headers: { 'Content-Type': 'application/json' } })),
  )
  vi.stubGlobal('fetch', server)
  render(<Page />)
  await wait(790)
  vi.useRealTimers()
  await userEvent.click(screen.getByRole('button', { name: 'Stay signed in' }))
  expect(server).toHaveBeenCalledOnce()
})
