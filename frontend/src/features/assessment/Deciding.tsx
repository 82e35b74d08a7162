import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { newId } from '../../api/ids'
import { assessmentOf } from '../../api/queries'
import type { Assessment } from '../../api/schema.gen'
import { useSend } from '../../api/useSend'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { TextArea } from '../../ui/Field'
import { Dialog } from '../../ui/parts'

export type Decision = 'authorise' | 'send_back' | 'set_due' | 'stop'

const TITLES: Record<Decision, string> = {
  authorise: 'Agree with this assessment',
  send_back: 'Hand it back',
  set_due: 'The day it is due',
  stop: 'Stop this assessment',
}

interface Props {
  assessment: Assessment
  version: string
  decision: Decision
  onClose: () => void
}

/** What becomes of an assessment: each a decision with its reason. */
export function Deciding({ assessment, version, decision, onClose }: Props) {
  const change = useSend<Assessment>('/reason', [assessmentOf(assessment.id).queryKey, ['person'], ['pod']])
  const [id] = useState(newId)
  const [reason, setReason] = useState('')
  const [due, setDue] = useState<string | null>(assessment.due_on)
  const at = { params: { path: { id: assessment.id }, header: ifMatch(version) } }
  const send = () => {
    const found: Record<string, string> = {}
    if (decision === 'set_due' && !due) found['/due_on'] = 'Enter the day'
    if (decision !== 'authorise' && !reason.trim()) found['/reason'] = 'Say why'
    const sent = {
      authorise: () => ask(api.POST('/api/v1/assessments/{id}/authorise', at)),
      send_back: () => ask(api.POST('/api/v1/assessments/{id}/send-back', { ...at, body: { id, reason } })),
      set_due: () => ask(api.POST('/api/v1/assessments/{id}/due', { ...at, body: { due_on: due ?? '', reason } })),
      stop: () => ask(api.POST('/api/v1/assessments/{id}/stop', { ...at, body: { reason } })),
    }
    change.send(found, sent[decision], onClose)
  }
  const { errors } = change
  return (
    <Dialog title={TITLES[decision]} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <ErrorSummary errors={errors} />
        {decision === 'authorise' && (
          <p className="govuk-body" id="field-reason">
            You agree with what it says and with what should follow for each child. It ends today.
          </p>
        )}
        {decision === 'set_due' && (
          <DateField
            at="/due_on"
            label="By when must it be finished?"
            hint="45 working days from the referral is the longest. Set as many as this family needs."
            value={due}
            onChange={setDue}
            error={errors['/due_on']}
          />
        )}
        {decision !== 'authorise' && (
          <TextArea
            at="/reason"
            label={decision === 'send_back' ? 'What is still needed?' : 'Why?'}
            rows={3}
            value={reason}
            onChange={setReason}
            error={errors['/reason']}
          />
        )}
        <div className="app-row">
          <Button type="submit" busy={change.busy}>
            {decision === 'authorise' ? 'I agree with it' : 'Save'}
          </Button>
          <Button secondary onClick={onClose}>
            Leave it
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
