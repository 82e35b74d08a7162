import { useState } from 'react'
import { api, ask } from '../../api/client'
import { newId } from '../../api/ids'
import type { Personal } from '../../api/schema.gen'
import { useSend } from '../../api/useSend'
import { DateField } from '../../ui/DateField'
import { londonMoment } from '../../ui/dates'
import { Radios, TextField } from '../../ui/Field'
import { Form, lacking, WorkerSelect } from './Form'

/** Two will meet: for oneself, or for somebody one supervises. */
export function PlanForm({ me, onDone }: { me: string; onDone: () => void }) {
  const [id] = useState(newId)
  const [role, setRole] = useState('supervisee')
  const [other, setOther] = useState('')
  const [on, setOn] = useState<string | null>(null)
  const [at, setAt] = useState('')
  const form = useSend<Personal>('/planned_for', [['supervision']])
  const planned = on ? londonMoment(on, at) : null
  const otherAt = role === 'supervisee' ? '/supervisor_id' : '/supervisee_id'
  const send = () =>
    form.send(
      lacking([
        [otherAt, other, 'Choose with whom'],
        ['/planned_for', on, 'Enter the day'],
        ['/time', on && !planned ? '' : 'there', 'Enter the time, such as 15:30'],
      ]),
      () =>
        ask(
          api.POST('/api/v1/personals', {
            body: {
              id,
              supervisor_id: role === 'supervisee' ? other : me,
              supervisee_id: role === 'supervisee' ? me : other,
              planned_for: planned ?? '',
            },
          }),
        ),
      onDone,
    )
  return (
    <Form errors={form.errors} busy={form.busy} save="Plan it" onSend={send} onLeave={onDone}>
      <Radios
        at="/role"
        label="Who is it for?"
        inline
        value={role}
        onChange={setRole}
        options={[
          { value: 'supervisee', text: 'For me' },
          { value: 'supervisor', text: 'For somebody I supervise' },
        ]}
      />
      <WorkerSelect
        at={otherAt}
        label="With whom?"
        but={me}
        value={other}
        error={form.errors[otherAt]}
        onChange={setOther}
      />
      <div className="app-halves">
        <DateField at="/planned_for" label="Day" value={on} onChange={setOn} error={form.errors['/planned_for']} />
        <TextField
          at="/time"
          label="Time"
          hint="Such as 15:30"
          width="4"
          value={at}
          onChange={setAt}
          error={form.errors['/time']}
        />
      </div>
    </Form>
  )
}
