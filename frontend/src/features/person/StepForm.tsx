import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import type { Overview, StepIn } from '../../api/schema.gen'
import { DateField } from '../../ui/DateField'
import { today } from '../../ui/dates'
import { Form } from '../../ui/Form'
import { Select, TextArea } from '../../ui/Field'
import { Dialog } from '../../ui/parts'
import { choices } from '../../ui/words'
import { useSend } from '../../api/useSend'

const STAGES = [
  'early_help', 'family_help', 'child_in_need', 'child_protection', 'pre_proceedings', 'looked_after', 'care_leaver',
  'adopted', 'closed',
] // prettier-ignore

/** Why help was closed, in the order in which they are likely. */
const CLOSING = ['RC7', 'RC8', 'RC9', 'RC5', 'RC6', 'RC1', 'RC4', 'RC3', 'RC2']

/** Step up, step down or close: a decision with its reason. The keyworker and the pod stay. */
export function StepForm({ person, onClose }: { person: Overview; onClose: () => void }) {
  const [status, setStatus] = useState('')
  const [on, setOn] = useState<string | null>(today())
  const [reason, setReason] = useState('')
  const [closing, setClosing] = useState('')
  const change = useSend('/status', [['person', person.id]])
  const journey = person.journey
  const now = journey?.statuses.at(-1)?.status
  const send = () => {
    const found: Record<string, string> = {}
    if (!status) found['/status'] = 'Choose the stage'
    if (!on) found['/on'] = 'Enter the day'
    if (!reason.trim()) found['/reason'] = 'Say why'
    if (status === 'closed' && !closing) found['/closing_reason'] = 'Choose what comes nearest'
    if (!journey) return
    const at = { params: { path: { id: journey.id }, header: ifMatch(journey.version) } }
    const body: StepIn = {
      status: status as StepIn['status'],
      on: on ?? '',
      reason,
      closing_reason: status === 'closed' ? (closing as NonNullable<StepIn['closing_reason']>) : null,
    }
    change.send(found, () => ask(api.POST('/api/v1/journeys/{id}/step', { ...at, body })), onClose)
  }
  return (
    <Dialog title="Step up, step down or close" onClose={onClose}>
      <Form errors={change.errors} busy={change.busy} onSend={send} onLeave={onClose}>
        <p className="govuk-body">The keyworker and the pod stay the same.</p>
        <Select
          at="/status"
          label="Stage from now on"
          value={status}
          onChange={setStatus}
          options={choices(STAGES.filter((each) => each !== now))}
          error={change.errors['/status']}
        />
        {status === 'closed' && (
          <Select
            at="/closing_reason"
            label="What comes nearest to why we stop?"
            value={closing}
            onChange={setClosing}
            options={choices(CLOSING)}
            error={change.errors['/closing_reason']}
          />
        )}
        <DateField at="/on" label="From" value={on} onChange={setOn} error={change.errors['/on']} />
        <TextArea
          at="/reason"
          label="Why?"
          rows={3}
          value={reason}
          onChange={setReason}
          error={change.errors['/reason']}
        />
      </Form>
    </Dialog>
  )
}
