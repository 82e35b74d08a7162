import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { FAMILIES } from './families'
import { Genogram } from './Genogram'
import type { Kin } from './kin'

const kin = FAMILIES['a father of whom nothing is known'] as Kin

test('everybody can be reached by the arrow keys from one stop of the tab key', async () => {
  const open = vi.fn()
  const { container } = render(<Genogram kin={kin} address={(id) => `/people/${id}`} onOpen={open} />)
  expect(screen.getAllByRole('link')).toHaveLength(4)
  expect(container.querySelectorAll('[data-person]')).toHaveLength(5)
  expect(container.querySelectorAll('[data-person][tabindex="0"]')).toHaveLength(1)
  const amara = screen.getByRole('link', { name: /^Amara, female/ })
  amara.focus()
  await userEvent.keyboard('{ArrowUp}')
  const parent = document.activeElement?.getAttribute('data-person')
  expect(['Kelly', '?']).toContain(parent)
  await userEvent.keyboard('{ArrowDown}')
  expect(document.activeElement?.getAttribute('data-person')).not.toBe(parent)
  await userEvent.click(amara)
  expect(open).toHaveBeenCalledWith('Amara')
})

test('a picture has no style of its own, and says what its signs mean', () => {
  const { container } = render(<Genogram kin={kin} address={() => null} onOpen={vi.fn()} />)
  expect(container.querySelectorAll('[style], style')).toHaveLength(0)
  expect(screen.queryAllByRole('link')).toHaveLength(0)
  expect(screen.getByText('A parent of whom we know no name')).toBeInTheDocument()
  expect(screen.getByText('Child by birth')).toBeInTheDocument()
})

test('the picture grows and fits again', async () => {
  render(<Genogram kin={kin} address={() => null} onOpen={vi.fn()} />)
  const picture = screen.getByRole('group', { name: 'Genogram of Amara' })
  const before = Number(picture.getAttribute('width'))
  await userEvent.click(screen.getByRole('button', { name: 'Larger' }))
  expect(Number(picture.getAttribute('width'))).toBeGreaterThan(before)
  await userEvent.click(screen.getByRole('button', { name: 'Fit to page' }))
  expect(Number(picture.getAttribute('width'))).toBe(before)
})
