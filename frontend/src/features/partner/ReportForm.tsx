import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import type { ActionOfOurs } from '../../api/schema.gen'
import { useSend } from '../../api/useSend'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { today } from '../../ui/dates'
import { Radios, TextArea } from '../../ui/Field'
import { Form } from '../../ui/Form'

/** An agency says what came of an action that is its own. */
export function ReportForm({ action, agencyId }: { action: ActionOfOurs; agencyId: string }) {
  const [open, setOpen] = useState(false)
  const [done, setDone] = useState('')
  const [on, setOn] = useState<string | null>(today())
  const [outcome, setOutcome] = useState('')
  const form = useSend('/outcome', [
    ['partner', agencyId],
    ['partner', 'child'],
  ])
  const at = `/${action.id}/done`
  const send = () => {
    const found: Record<string, string> = {}
    if (!done) found[at] = 'Choose whether it is done'
    if (done === 'yes' && !on) found['/done_on'] = 'Enter the day'
    if (!outcome.trim()) found['/outcome'] = 'Say what came of it'
    const body = { action_id: action.id, done_on: done === 'yes' ? on : null, outcome }
    const to = { params: { path: { id: action.plan_id }, header: ifMatch(action.version) } }
    form.send(
      found,
      () => ask(api.POST('/api/v1/plans/{id}/actions/report', { ...to, body })),
      () => setOpen(false),
    )
  }
  if (!open)
    return (
      <Button secondary onClick={() => setOpen(true)}>
        Say what came of it
      </Button>
    )
  return (
    <Form errors={form.errors} busy={form.busy} onSend={send} onLeave={() => setOpen(false)}>
      <Radios
        at={at}
        label="Is it done?"
        value={done}
        onChange={setDone}
        inline
        options={[
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'Not yet' },
        ]}
        error={form.errors[at]}
      />
      {done === 'yes' && (
        <DateField at="/done_on" label="When?" value={on} onChange={setOn} error={form.errors['/done_on']} />
      )}
      <TextArea
        at="/outcome"
        label="What came of it?"
        rows={3}
        value={outcome}
        onChange={setOutcome}
        error={form.errors['/outcome']}
      />
    </Form>
  )
}
