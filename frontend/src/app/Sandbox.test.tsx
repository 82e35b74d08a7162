import { act, render, screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { giveUpSigningIn, keepSession } from '../api/session'
import { Sandbox } from './Sandbox'

const nobody = {
  signed_in: false,
  worker: null,
  permissions: [],
  csrf_token: null,
  idle_seconds: 0,
  expires_at: null,
}

afterEach(giveUpSigningIn)

it('says that nobody is real, also before anybody has signed in', () => {
  render(<Sandbox />)
  act(() => keepSession({ ...nobody, sandbox: true }))
  expect(screen.getByRole('complementary', { name: 'Sandbox' }).textContent).toContain('Nobody in it is real.')
})

it('says nothing where people are real', () => {
  const { container } = render(<Sandbox />)
  act(() => keepSession({ ...nobody, sandbox: false }))
  expect(container.textContent).toBe('')
})
