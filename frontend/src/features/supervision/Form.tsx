import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { allWorkers } from '../../api/queries'
import { Button } from '../../ui/Button'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { Select } from '../../ui/Field'
import { Opened } from '../../ui/parts'

interface Props {
  errors: Record<string, string>
  busy: boolean
  save: string
  onSend: () => void
  onLeave: () => void
  children: ReactNode
}

/** A form that has just been opened, with what is wrong first and the two ways out last. */
export function Form({ errors, busy, save, onSend, onLeave, children }: Props) {
  return (
    <Opened>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          onSend()
        }}
      >
        <ErrorSummary errors={errors} />
        {children}
        <div className="app-row">
          <Button type="submit" busy={busy}>
            {save}
          </Button>
          <Button secondary onClick={onLeave}>
            Leave it
          </Button>
        </div>
      </form>
    </Opened>
  )
}

interface BehindProps {
  /** Who wrote, where that is known. */
  who?: string
  texts: (string | null)[]
  onRead: () => void
}

/** Somebody saved first: their text, beside mine which is in the fields and not saved yet. */
export function Behind({ who = 'The other one of you', texts, onRead }: BehindProps) {
  return (
    <div className="app-alert" role="alert">
      <p className="govuk-body">
        <strong>{who} wrote here while you were writing.</strong> Their text is below; yours is in the form and not
        saved yet. Bring them together, then save.
      </p>
      {texts.filter(Boolean).map((text) => (
        <p className="govuk-body app-words" key={text}>
          {text}
        </p>
      ))}
      <Button secondary onClick={onRead}>
        I have read it: save mine over it
      </Button>
    </div>
  )
}

interface WorkerProps {
  at: string
  label: string
  hint?: string
  value: string
  error?: string | undefined
  onChange: (id: string) => void
  /** Who cannot be chosen. */
  but?: string | undefined
}

/** One of the staff who are here. */
export function WorkerSelect({ but, ...field }: WorkerProps) {
  const workers = useQuery(allWorkers)
  const here = (workers.data ?? []).filter((each) => !each.left_on && each.id !== but)
  return <Select {...field} options={here.map((each) => ({ value: each.id, text: each.name }))} />
}

/** What is missing, by its field: every pair whose value is empty. */
export function lacking(fields: [at: string, value: string | null | undefined, sentence: string][]) {
  return Object.fromEntries(fields.filter(([, value]) => !value?.trim()).map(([at, , sentence]) => [at, sentence]))
}
