import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useShortcuts } from './shortcuts'

const [search, inbox] = [vi.fn(), vi.fn()]

function Page({ dialog = false }: { dialog?: boolean }) {
  useShortcuts({ '/': search, gi: inbox })
  return (
    <>
      <textarea aria-label="Note" />
      <dialog open={dialog}>Something first</dialog>
    </>
  )
}

beforeEach(() => {
  search.mockReset()
  inbox.mockReset()
})
afterEach(() => {
  localStorage.clear()
})

it('acts on one key, and on two in a row', async () => {
  const user = userEvent.setup()
  render(<Page />)
  await user.keyboard('/gi')
  expect(search).toHaveBeenCalledOnce()
  expect(inbox).toHaveBeenCalledOnce()
  await user.keyboard('gxi')
  expect(inbox).toHaveBeenCalledOnce()
})

it('leaves alone what something else has taken, such as a dialog that has just closed', async () => {
  const user = userEvent.setup()
  render(
    <>
      <Page />
      <button type="button" onKeyDown={(event) => event.preventDefault()}>
        Takes keys
      </button>
    </>,
  )
  screen.getByRole('button').focus()
  await user.keyboard('/')
  expect(search).not.toHaveBeenCalled()
})

it('never acts in a field, with a modifier, under a dialog, or when switched off', async () => {
  const user = userEvent.setup()
  const { rerender } = render(<Page />)
  await user.type(screen.getByLabelText('Note'), 'and/or gi')
  expect(screen.getByLabelText('Note')).toHaveValue('and/or gi')
  screen.getByLabelText('Note').blur()
  await user.keyboard('{Control>}/{/Control}')
  rerender(<Page dialog />)
  await user.keyboard('/gi')
  rerender(<Page />)
  localStorage.setItem('kith-keys', 'off')
  await user.keyboard('/gi')
  expect(search).not.toHaveBeenCalled()
  expect(inbox).not.toHaveBeenCalled()
})
