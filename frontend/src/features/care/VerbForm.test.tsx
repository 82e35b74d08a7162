import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import type { Care } from '../../api/schema.gen'
import { startPeriod } from './episodes'
import { VerbForm, type Verb } from './VerbForm'
import { goMissing, noteHealth } from './verbs'

const care = { id: 'c', version: 3, episodes: [] } as unknown as Care

function open(verb: Verb, onClose = vi.fn()) {
  HTMLDialogElement.prototype.showModal = vi.fn()
  HTMLDialogElement.prototype.close = vi.fn()
  render(
    <QueryClientProvider client={new QueryClient()}>
      <VerbForm verb={verb} childId="1" care={care} onClose={onClose} />
    </QueryClientProvider>,
  )
  return onClose
}

const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name, hidden: true }))

it('asks for what is missing and sends nothing', async () => {
  const send = vi.fn()
  open({ ...goMissing, send })
  await press('Save')
  expect((await screen.findAllByText('Choose one')).length).toBeGreaterThan(0)
  expect(screen.getAllByText('Enter the time, such as 15:30').length).toBeGreaterThan(0)
  expect(send).not.toHaveBeenCalled()
})

it('sends a day and a time as a moment in London, for the version that was seen', async () => {
  const send = vi.fn().mockResolvedValue({ data: {}, version: '"4"' })
  const onClose = open({ ...goMissing, send })
  fireEvent.click(await screen.findByLabelText(/^Missing/))
  fireEvent.change(screen.getByLabelText('Day'), { target: { value: '3' } })
  fireEvent.change(screen.getByLabelText('Month'), { target: { value: '7' } })
  fireEvent.change(screen.getByLabelText('Year'), { target: { value: '2025' } })
  fireEvent.change(screen.getByLabelText('Time'), { target: { value: '22:15' } })
  await press('Save')
  await waitFor(() => expect(onClose).toHaveBeenCalled())
  const [at, values] = send.mock.calls[0] ?? []
  expect(at).toEqual({ params: { path: { id: 'c' }, header: { 'If-Match': '"3"' } } })
  expect(values).toEqual({ kind: 'M', since: '2025-07-03T22:15:00+01:00', words: null })
})

it('asks only what the kind of home needs', async () => {
  open(startPeriod([]))
  const kind = await screen.findByLabelText('What kind of home is it?')
  fireEvent.change(kind, { target: { value: 'P1' } })
  expect(screen.queryByLabelText('Who provides the home?')).toBeNull()
  expect(screen.getByText('Why is the child looked after at home?')).toBeTruthy()
  fireEvent.change(kind, { target: { value: 'K2' } })
  expect(screen.getByLabelText('Who provides the home?')).toBeTruthy()
  expect(screen.getByLabelText('Ofsted number of the agency or home')).toBeTruthy()
})

it('sends no number that cannot be', async () => {
  const send = vi.fn()
  open({ ...noteHealth, send })
  fireEvent.change(await screen.findByLabelText('What?'), { target: { value: 'sdq' } })
  for (const wrong of ['41', 'many']) {
    fireEvent.change(screen.getByLabelText('Score'), { target: { value: wrong } })
    await press('Save')
    expect((await screen.findAllByText('Enter a number from 0 to 40')).length).toBeGreaterThan(0)
  }
  expect(send).not.toHaveBeenCalled()
})
