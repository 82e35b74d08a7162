import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { DateField } from '../../ui/DateField'
import { today } from '../../ui/dates'
import { Form } from '../../ui/Form'
import { TextField } from '../../ui/Field'
import { Dialog } from '../../ui/parts'
import { under } from './under'
import { useSend } from '../../api/useSend'

interface Props {
  personId: string
  version: string
  partId: string
  /** What stops being true, in words. */
  what: string
}

/** Something is no longer true from a day. It stays in the record. */
export function EndPart({ personId, version, partId, what }: Props) {
  const [open, setOpen] = useState(false)
  const [until, setUntil] = useState<string | null>(today())
  const [reason, setReason] = useState('')
  const change = useSend('/until', [['person', personId]])
  const close = () => setOpen(false)
  const errors = under('/end', change.errors)
  const send = () => {
    const found: Record<string, string> = {}
    if (!until) found['/until'] = 'Enter the day'
    if (!reason.trim()) found['/reason'] = 'Say why'
    const at = { params: { path: { id: personId }, header: ifMatch(version) } }
    const body = { part_id: partId, until: until ?? '', reason }
    change.send(found, () => ask(api.POST('/api/v1/people/{id}/end', { ...at, body })), close)
  }
  return (
    <>
      <button type="button" className="app-plain" onClick={() => setOpen(true)}>
        No longer true<span className="govuk-visually-hidden">: {what}</span>
      </button>
      {open && (
        <Dialog title="This is no longer true" onClose={close}>
          <p className="govuk-body">
            <bdi>{what}</bdi>. It stays in the record, with the day on which it ended.
          </p>
          <Form errors={errors} busy={change.busy} onSend={send} onLeave={close}>
            <DateField at="/end/until" label="Since" value={until} onChange={setUntil} error={errors['/end/until']} />
            <TextField
              at="/end/reason"
              label="Why?"
              value={reason}
              onChange={setReason}
              error={errors['/end/reason']}
            />
          </Form>
        </Dialog>
      )}
    </>
  )
}
