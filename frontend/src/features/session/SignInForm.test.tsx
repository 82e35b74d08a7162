import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { giveUpSigningIn } from '../../api/session'
import { SignInForm } from './SignInForm'

const server = vi.fn<(request: Request) => Promise<Response>>()
const answer = (status: number, body: unknown) =>
  Promise.resolve(new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } }))

beforeEach(() => {
  server.mockReset()
  vi.stubGlobal('fetch', server)
})
afterEach(() => {
  giveUpSigningIn()
  vi.unstubAllGlobals()
})

async function signIn(onDone: () => void, onOther?: () => void) {
  const user = userEvent.setup()
  render(<SignInForm expected={onOther ? 'w1' : undefined} onDone={onDone} {...(onOther ? { onOther } : {})} />)
  await user.type(screen.getByLabelText(/e-?mail/i), 'ada@example.org')
  await user.type(screen.getByLabelText('Password'), 'secret{Enter}')
}

it('asks for what is missing before it asks the server', async () => {
  const user = userEvent.setup()
  render(<SignInForm onDone={() => undefined} />)
  await user.click(screen.getByRole('button', { name: 'Sign in' }))
  expect(screen.getAllByRole('link')).toHaveLength(2)
  expect(screen.getByRole('alert')).toHaveFocus()
  expect(server).not.toHaveBeenCalled()
})

it('signs in with the keyboard alone', async () => {
  server.mockImplementation(() =>
    answer(200, { signed_in: true, worker: { id: 'w1' }, permissions: [], csrf_token: 't' }),
  )
  const done = vi.fn()
  await signIn(done)
  await vi.waitFor(() => expect(done).toHaveBeenCalledOnce())
  expect(await server.mock.calls[0]?.[0].json()).toEqual({ email: 'ada@example.org', password: 'secret' })
})

it.each([
  [401, 'not-signed-in', 'The e-mail address or the password is not right.'],
  [429, 'too-many', 'Too many tries. Wait, then try again.'],
])('shows what the server says (%d), keeps the address and empties the password', async (status, code, detail) => {
  server.mockImplementation(() => answer(status, { title: code, status, detail, code, errors: [] }))
  const done = vi.fn()
  await signIn(done)
  expect(await screen.findByRole('alert')).toHaveTextContent(detail)
  expect(screen.getByLabelText(/e-?mail/i)).toHaveValue('ada@example.org')
  expect(screen.getByLabelText('Password')).toHaveValue('')
  expect(done).not.toHaveBeenCalled()
})

it('says when Kith cannot be reached', async () => {
  server.mockRejectedValue(new TypeError('failed'))
  await signIn(() => undefined)
  expect(await screen.findByRole('alert')).toHaveTextContent(/could not be reached/)
})

it('gives somebody else a page of their own', async () => {
  server.mockImplementation(() =>
    answer(200, { signed_in: true, worker: { id: 'w2' }, permissions: [], csrf_token: 't' }),
  )
  const [done, other] = [vi.fn(), vi.fn()]
  await signIn(done, other)
  await vi.waitFor(() => expect(other).toHaveBeenCalledOnce())
  expect(done).not.toHaveBeenCalled()
})
