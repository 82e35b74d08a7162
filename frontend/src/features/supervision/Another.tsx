import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { useSend } from '../../api/useSend'
import { Button } from '../../ui/Button'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { TextField } from '../../ui/Field'
import type { Talking } from './Part'

/** Come back to it another day, or decide anew. */
export function Another({ talking, decided }: { talking: Talking; decided: boolean }) {
  const [reason, setReason] = useState('')
  const { errors, busy, send } = useSend('/put_off', [['discussion'], ['supervision'], ['pod']])
  const talk = talking.talk
  if (!talk || (talk.state !== 'begun' && !decided)) return null
  const missing: Record<string, string> = reason.trim() ? {} : { '/put_off': 'Say why' }
  const asked = { params: { path: { id: talk.id }, header: ifMatch(talk.version) }, body: { reason } }
  const run = () =>
    ask(
      decided
        ? api.POST('/api/v1/discussions/{id}/resume', asked)
        : api.POST('/api/v1/discussions/{id}/put-off', asked),
    )
  return (
    <details>
      <summary>{decided ? 'Take it up again' : 'Come back to it another day'}</summary>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          send(missing, run, () => setReason(''))
        }}
      >
        <ErrorSummary errors={errors} />
        <TextField at="/put_off" label="Why?" value={reason} onChange={setReason} error={errors['/put_off']} />
        <Button type="submit" secondary busy={busy}>
          {decided ? 'Decide anew' : 'Put it off'}
        </Button>
      </form>
    </details>
  )
}
