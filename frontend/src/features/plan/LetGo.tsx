import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { planOf } from '../../api/queries'
import type { Plan } from '../../api/schema.gen'
import { useSend } from '../../api/useSend'
import { DateField } from '../../ui/DateField'
import { today } from '../../ui/dates'
import { TextArea } from '../../ui/Field'
import { Form } from '../../ui/Form'
import { Dialog } from '../../ui/parts'

interface Props {
  plan: Plan
  version: string
  childId: string
  name: string
  onClose: () => void
}

/** The plan ends for one child and goes on for their brothers and sisters. */
export function LetGo({ plan, version, childId, name, onClose }: Props) {
  const form = useSend('/on', [planOf(plan.id).queryKey, ['person'], ['pod']])
  const [on, setOn] = useState<string | null>(today())
  const [reason, setReason] = useState('')
  const send = () => {
    const found: Record<string, string> = {}
    if (!on) found['/on'] = 'Enter the day'
    if (!reason.trim()) found['/reason'] = 'Say why'
    const at = { params: { path: { id: plan.id }, header: ifMatch(version) } }
    const body = { child_id: childId, on: on ?? '', reason }
    form.send(found, () => ask(api.POST('/api/v1/plans/{id}/let-go', { ...at, body })), onClose)
  }
  return (
    <Dialog title={`No longer for ${name}`} onClose={onClose}>
      <Form errors={form.errors} busy={form.busy} onSend={send} onLeave={onClose}>
        <p className="govuk-body">The plan goes on for the others.</p>
        <DateField at="/on" label="From" value={on} onChange={setOn} error={form.errors['/on']} />
        <TextArea
          at="/reason"
          label="Why?"
          rows={2}
          value={reason}
          onChange={setReason}
          error={form.errors['/reason']}
        />
      </Form>
    </Dialog>
  )
}
