import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { planOf } from '../../api/queries'
import type { Plan, PlanAction } from '../../api/schema.gen'
import { useSend } from '../../api/useSend'
import { DateField } from '../../ui/DateField'
import { Form } from '../../ui/Form'
import { TextArea } from '../../ui/Field'
import { Dialog } from '../../ui/parts'

interface Props {
  plan: Plan
  version: string
  action: PlanAction
  onClose: () => void
}

/** What came of one action: what was tried, what worked and what did not, with no blame (S117). */
export function NotYet({ plan, version, action, onClose }: Props) {
  const change = useSend<Plan>('/outcome', [planOf(plan.id).queryKey, ['person'], ['pod']])
  const [outcome, setOutcome] = useState(action.outcome ?? '')
  const [on, setOn] = useState<string | null>(null)
  const send = () => {
    const found: Record<string, string> = {}
    if (!outcome.trim() && !on) found['/outcome'] = 'Say how it went'
    if (on === '') found['/done_on'] = 'Enter a real day, or leave it empty'
    const at = { params: { path: { id: plan.id }, header: ifMatch(version) } }
    const body = { action_id: action.id, done_on: on, outcome: outcome.trim() || null }
    change.send(found, () => ask(api.POST('/api/v1/plans/{id}/actions/do', { ...at, body })), onClose)
  }
  return (
    <Dialog title={action.words} onClose={onClose}>
      <Form errors={change.errors} busy={change.busy} onSend={send} onLeave={onClose}>
        <TextArea
          at="/outcome"
          label="How did it go?"
          hint="What was tried, what worked and what did not. Nobody is to blame."
          rows={3}
          value={outcome}
          onChange={setOutcome}
          error={change.errors['/outcome']}
        />
        <DateField
          at="/done_on"
          label="Done on"
          hint="Leave it empty where it is still to do."
          value={on}
          onChange={setOn}
          error={change.errors['/done_on']}
        />
      </Form>
    </Dialog>
  )
}
