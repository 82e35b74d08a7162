import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it } from 'vitest'
import { Button } from './Button'
import { DateField } from './DateField'
import { ErrorSummary } from './ErrorSummary'
import { TextField } from './Field'
import { Name, Table } from './parts'

function Birth() {
  const [value, setValue] = useState<string | null>(null)
  return (
    <>
      <DateField at="/birth" label="Date of birth" value={value} onChange={setValue} error="Enter a real date" />
      <output>{value === null ? 'none' : value || 'impossible'}</output>
    </>
  )
}

describe('a day', () => {
  it('is three boxes in a group with its own words and error', () => {
    render(<Birth />)
    expect(screen.getByRole('group', { name: 'Date of birth' })).toHaveAccessibleDescription(
      /^Error: ?Enter a real date$/,
    )
    expect(screen.getByLabelText('Day')).toHaveAttribute('id', 'field-birth')
  })
  it('is read as it is typed, and told from one that cannot be', async () => {
    const user = userEvent.setup()
    render(<Birth />)
    await user.type(screen.getByLabelText('Day'), '29')
    expect(screen.getByRole('status')).toHaveTextContent('impossible')
    await user.type(screen.getByLabelText('Month'), '2')
    await user.type(screen.getByLabelText('Year'), '2024')
    expect(screen.getByRole('status')).toHaveTextContent('2024-02-29')
    for (const part of ['Day', 'Month', 'Year']) await user.clear(screen.getByLabelText(part))
    expect(screen.getByRole('status')).toHaveTextContent('none')
  })
  it('fills all its boxes from a pasted date', async () => {
    const user = userEvent.setup()
    render(<Birth />)
    await user.click(screen.getByLabelText('Day'))
    await user.paste('2/3/2026')
    expect(screen.getByRole('status')).toHaveTextContent('2026-03-02')
    expect(screen.getByLabelText('Year')).toHaveValue('2026')
  })
})

describe('the box of errors', () => {
  it('takes the focus, leads to each field, and says so in the title until it is gone', async () => {
    const user = userEvent.setup()
    const screenWith = (errors: Record<string, string>) => (
      <>
        <title>Record a visit - Kith</title>
        <ErrorSummary errors={errors} />
        <TextField at="/seen/0/words" label="Their words" value="" onChange={() => undefined} />
      </>
    )
    const { rerender } = render(screenWith({ '/seen/0/words': 'Enter what the child said' }))
    const box = screen.getByRole('alert', { name: 'There is a problem' })
    expect(box).toHaveFocus()
    expect(document.title).toBe('Error: Record a visit - Kith')
    rerender(screenWith({ '/seen/0/words': 'Enter what the child said' }))
    expect(document.title).toBe('Error: Record a visit - Kith')
    await user.click(screen.getByRole('link', { name: 'Enter what the child said' }))
    expect(screen.getByLabelText('Their words')).toHaveFocus()
    rerender(screenWith({}))
    expect(document.title).toBe('Record a visit - Kith')
  })
})

describe('a field', () => {
  it('is described by its hint and its error', () => {
    render(
      <TextField
        at="/name"
        label="Name"
        hint="As they say it"
        error="Enter a name"
        value=""
        onChange={() => undefined}
      />,
    )
    const field = screen.getByLabelText('Name')
    expect(field).toBeInvalid()
    expect(field).toHaveAccessibleDescription(/^As they say it Error: ?Enter a name$/)
  })
})

describe('a button', () => {
  it('cannot be pressed twice', () => {
    render(<Button busy>Send</Button>)
    expect(screen.getByRole('button', { name: 'Saving…' })).toBeDisabled()
  })
})

describe('a table', () => {
  it('has a caption, and a heading for every row and column', () => {
    render(
      <Table
        caption="Visits"
        head={['Child', 'When']}
        rows={[{ id: '1', child: 'Zażółć', when: 'today' }]}
        rowKey={(row) => row.id}
        cells={(row) => [<Name key="name">{row.child}</Name>, row.when]}
      />,
    )
    expect(screen.getByRole('table', { name: 'Visits' })).toBeInTheDocument()
    expect(screen.getByRole('rowheader', { name: 'Zażółć' }).querySelector('bdi')).not.toBeNull()
    expect(screen.getByRole('cell', { name: 'today' })).toHaveAttribute('data-label', 'When')
  })
})
