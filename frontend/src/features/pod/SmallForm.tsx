import type { ReactNode } from 'react'
import { Button } from '../../ui/Button'
import { ErrorSummary } from '../../ui/ErrorSummary'

/** What every form about a team is given. */
export interface FormProps {
  team: { id: string; name: string }
  version: string
  onDone: () => void
}

interface Props {
  title: string
  errors: Record<string, string>
  busy: boolean
  save: string
  onSend: () => void
  onClose: () => void
  children: ReactNode
}

/** A form within a page: what is wrong first, then its fields, then the two ways out. */
export function SmallForm({ title, errors, busy, save, onSend, onClose, children }: Props) {
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onSend()
      }}
    >
      <h3 className="govuk-heading-s">{title}</h3>
      <ErrorSummary errors={errors} />
      {children}
      <div className="app-row">
        <Button type="submit" busy={busy}>
          {save}
        </Button>
        <Button secondary onClick={onClose}>
          Leave it
        </Button>
      </div>
    </form>
  )
}

/** What a change of a team is to load again. */
export const touched = (id: string) => [['pod', id], ['pods'], ['workers']]
