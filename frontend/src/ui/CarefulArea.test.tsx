import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { CarefulArea } from './CarefulArea'

function Field() {
  const [value, setValue] = useState('')
  return <CarefulArea at="/why" label="What are we worried about?" value={value} onChange={setValue} />
}

it('meets a label with what to write instead, and leaves the text as it was written', async () => {
  render(<Field />)
  const field = screen.getByLabelText('What are we worried about?')
  await userEvent.type(field, 'Mum is hard-to-engage')
  expect(screen.getByRole('status')).toHaveTextContent('“hard to engage” is a label. Say what was tried')
  expect(field).toHaveValue('Mum is hard-to-engage')
  await userEvent.clear(field)
  expect(screen.getByRole('status')).toBeEmptyDOMElement()
})
