import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask } from '../../api/client'
import { newId } from '../../api/ids'
import { overviewOf } from '../../api/queries'
import { useSend } from '../../api/useSend'
import { DateField } from '../../ui/DateField'
import { londonMoment } from '../../ui/dates'
import { Form } from '../../ui/Form'
import { Check, TextField } from '../../ui/Field'
import { Section } from '../../ui/parts'
import { brothersAndSisters } from '../../api/family'

/** Plan a visit to one child or to several of the family. */
export function PlanForm({ childId, onDone }: { childId: string; onDone: () => void }) {
  const overview = useQuery(overviewOf(childId))
  const [id] = useState(newId)
  const [on, setOn] = useState<string | null>(null)
  const [at, setAt] = useState('')
  const [purpose, setPurpose] = useState('')
  const [also, setAlso] = useState<string[]>([])
  const form = useSend('/purpose', [['person']])
  const { errors } = form
  const others = overview.data ? brothersAndSisters(overview.data.data) : []
  const send = () => {
    const planned = on ? londonMoment(on, at) : null
    const found: Record<string, string> = {}
    if (!on) found['/planned_for'] = 'Enter the day'
    else if (!planned) found['/time'] = 'Enter the time, such as 15:30'
    if (!purpose.trim()) found['/purpose'] = 'Say what the visit is for'
    const body = { id, planned_for: planned ?? '', purpose, child_ids: [childId, ...also] }
    form.send(found, () => ask(api.POST('/api/v1/visits/planned', { body })), onDone)
  }
  return (
    <Section title="Plan a visit">
      <Form errors={errors} busy={form.busy} onSend={send} save="Plan it" onLeave={onDone}>
        <div className="app-halves">
          <DateField at="/planned_for" label="Date" value={on} onChange={setOn} error={errors['/planned_for']} />
          <TextField
            at="/time"
            label="Time"
            width="4"
            hint="Such as 15:30"
            value={at}
            onChange={setAt}
            error={errors['/time']}
          />
        </div>
        <TextField
          at="/purpose"
          label="What is it for?"
          value={purpose}
          onChange={setPurpose}
          error={errors['/purpose']}
        />
        {others.map((child) => (
          <Check
            key={child.person_id}
            label={`Also ${child.name ?? 'a child of the family'}`}
            checked={also.includes(child.person_id)}
            onChange={(on_) =>
              setAlso(on_ ? [...also, child.person_id] : also.filter((each) => each !== child.person_id))
            }
          />
        ))}
      </Form>
    </Section>
  )
}
