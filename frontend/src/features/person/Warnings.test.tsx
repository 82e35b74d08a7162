import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import type { Overview } from '../../api/schema.gen'
import { today } from '../../ui/dates'
import { Warnings } from './Warnings'

vi.mock('@tanstack/react-router', () => ({
  Link: ({ children }: { children: unknown }) => children,
  useNavigate: () => vi.fn(),
  useSearch: () => undefined,
}))
vi.mock('../../api/session', () => ({ useMay: () => () => true }))

const note = (facts: object) => ({
  id: 'w', person_id: 'c', name: 'Ana', words: 'A large dog.', since: '2024-01-01', review_by: today(),
  written_by_name: 'Sam Reeve', ...facts,
}) // prettier-ignore

function show(...warnings: object[]) {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Warnings person={{ id: 'c', version: 3, warnings } as unknown as Overview} />
    </QueryClientProvider>,
  )
}

it('says nothing where there is nothing to know', () => {
  show()
  expect(screen.queryByRole('complementary')).toBeNull()
})

it('shows what one must know, and asks for another look once its day is past', () => {
  show(note({}), note({ id: 'x', words: 'Two at a time.', review_by: '2024-06-30' }))
  expect(screen.getByRole('complementary', { name: 'Know this before you visit or call' })).toBeTruthy()
  expect(screen.getAllByText(/^Look at this again/)).toHaveLength(1)
  expect(screen.getByText('It was due 30 Jun 2024.')).toBeTruthy()
})

it('is changed on the record of whom it is about, and only there', () => {
  show(note({ person_id: 'm', name: 'Mum' }))
  expect(screen.getByText('Mum')).toBeTruthy()
  expect(screen.queryByRole('button')).toBeNull()
})
