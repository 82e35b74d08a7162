import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { useSend } from '../../api/useSend'
import { Button } from '../../ui/Button'
import { today } from '../../ui/dates'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { TextField } from '../../ui/Field'

/** It was done, or it will not be: with what came of it. */
export function Settle({
  discussion,
  action,
  version,
  what,
}: {
  discussion: string
  action: string
  version: number
  what: string
}) {
  const [open, setOpen] = useState(false)
  const [outcome, setOutcome] = useState('')
  const at = `/outcome/${action}`
  const { errors, busy, send } = useSend(at, [['person'], ['work'], ['discussion'], ['pod']])
  if (!open)
    return (
      <button type="button" className="app-plain" onClick={() => setOpen(true)}>
        Done, or not<span className="govuk-visually-hidden">: {what}</span>
      </button>
    )
  const settle = (done: boolean) => {
    const missing: Record<string, string> = done || outcome.trim() ? {} : { [at]: 'Say why it will not be done' }
    const body = {
      action_id: action,
      ...(done ? { on: today() } : {}),
      ...(outcome.trim() ? { outcome: outcome.trim() } : {}),
    }
    const asked = { params: { path: { id: discussion }, header: ifMatch(version) }, body }
    send(
      missing,
      () => ask(api.POST('/api/v1/discussions/{id}/actions/do', asked)),
      () => setOpen(false),
    )
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        settle(true)
      }}
    >
      <ErrorSummary errors={errors} />
      <TextField at={at} label="What came of it?" value={outcome} onChange={setOutcome} error={errors[at]} />
      <p className="app-row">
        <Button type="submit" busy={busy}>
          It was done
        </Button>
        <Button secondary busy={busy} onClick={() => settle(false)}>
          It will not be done
        </Button>
      </p>
    </form>
  )
}
