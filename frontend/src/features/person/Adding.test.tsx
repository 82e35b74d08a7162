import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import type { Overview } from '../../api/schema.gen'
import { Adding } from './Adding'
import { things } from './things'

const child = (facts: object = {}) =>
  ({ families: [{ id: 'f' }], journey: { statuses: [{ status: 'child_in_need' }] }, plan: null, ...facts }) as Overview
const all = () => true
const keys = (person: Overview, may: (permission: string) => boolean = all) =>
  things(person, may).map((each) => each.key)

function open(person = child()) {
  const [onChoose, onClose] = [vi.fn(), vi.fn()]
  render(<Adding things={things(person, all)} onChoose={onChoose} onClose={onClose} />)
  return { onChoose, onClose, user: userEvent.setup() }
}

it('has one letter for each thing', () => {
  const every = keys(child({ plan: { id: 'p' }, journey: { statuses: [{ status: 'looked_after' }] } }))
  expect(every).toHaveLength(19)
  expect(new Set(every).size).toBe(every.length)
})

it('shows what the worker may do and what this record can hold', () => {
  expect(keys(child(), (permission) => permission === 'visit:record')).toEqual(['v', 'l'])
  expect(keys(child())).not.toContain('m')
  expect(things(child({ plan: { id: 'p' } }), all).find((each) => each.key === 'm')?.plan).toBe('p')
  expect(keys(child())).not.toContain('k')
  expect(keys(child({ journey: { statuses: [{ status: 'closed' }] } }))).not.toContain('s')
  expect(keys(child({ journey: null, families: [] }))).not.toContain('n')
})

it('begins on the list, where a letter chooses', async () => {
  const { onChoose, user } = open()
  expect(screen.getByRole('button', { name: 'A visit' })).toHaveFocus()
  await user.keyboard('{Control>}v{/Control}')
  expect(onChoose).not.toHaveBeenCalled()
  await user.keyboard('e')
  expect(onChoose).toHaveBeenCalledWith(expect.objectContaining({ add: 'event' }))
})

it('goes through the list with arrow keys and Enter', async () => {
  const { onChoose, user } = open()
  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}')
  expect(screen.getByRole('button', { name: 'A visit for later: plan it' })).toHaveFocus()
  await user.keyboard('{Enter}')
  expect(onChoose).toHaveBeenCalledWith(expect.objectContaining({ add: 'planned' }))
})

it('looks for words without taking letters for keys, says how many it found, and takes the first', async () => {
  const { onChoose, user } = open()
  await user.keyboard('/dentist')
  expect(screen.getByRole('searchbox')).toHaveValue('dentist')
  expect(screen.getByRole('status')).toHaveTextContent('1 thing to add')
  expect(onChoose).not.toHaveBeenCalled()
  await user.keyboard('{Enter}')
  expect(onChoose).toHaveBeenCalledWith(expect.objectContaining({ add: 'health' }))
  await user.clear(screen.getByRole('searchbox'))
  await user.keyboard('nothing such')
  expect(screen.getByText(/^Nothing is called that/)).toBeVisible()
})

it('closes and chooses by mouse', async () => {
  const { onChoose, onClose, user } = open()
  await user.click(screen.getByRole('button', { name: 'Family time' }))
  expect(onChoose).toHaveBeenCalledWith(expect.objectContaining({ key: 't' }))
  await user.click(screen.getByRole('button', { name: 'Close' }))
  expect(onClose).toHaveBeenCalledOnce()
})
