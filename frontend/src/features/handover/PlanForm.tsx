import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask } from '../../api/client'
import { newId } from '../../api/ids'
import { podOf } from '../../api/queries'
import type { Handover, HandoverIn, HandoverPage } from '../../api/schema.gen'
import { useSend } from '../../api/useSend'
import { DateField } from '../../ui/DateField'
import { today } from '../../ui/dates'
import { Check, Select, TextArea } from '../../ui/Field'
import { Form } from '../../ui/Form'
import { choices } from '../../ui/words'

const HOLDERS = new Set(['senior_social_worker', 'social_worker', 'family_support_worker'])
const REASONS = [
  'MANAGE', 'LEFTRL', 'ORGRST', 'TSPROC', 'ABSENC', 'CHCHAN', 'PCCHAN', 'SWDIED', 'OTHERS',
] as const // prettier-ignore

/** From whom, to whom, why and when: the rest of a hand-over comes from the record. */
export function PlanForm({ page, onDone }: { page: HandoverPage; onDone: () => void }) {
  const [id] = useState(newId)
  const [from, setFrom] = useState(page.keyworker?.id ?? '')
  const [to, setTo] = useState('')
  const [reason, setReason] = useState('')
  const [why, setWhy] = useState('')
  const [on, setOn] = useState<string | null>(today())
  const [apart, setApart] = useState<Record<string, boolean>>({})
  const pod = useQuery(podOf(page.pod_id ?? ''))
  const form = useSend<Handover>('/why', [['person'], ['pod']])
  const { errors } = form
  const members = pod.data?.data.members.filter((each) => HOLDERS.has(each.role) && each.worker_id !== from) ?? []
  const send = () => {
    const found: Record<string, string> = {}
    if (!from) found['/from_worker_id'] = 'Choose who goes'
    if (!to) found['/to_worker_id'] = 'Choose who comes'
    if (!reason) found['/reason'] = 'Choose a reason'
    if (!why.trim()) found['/why'] = 'Say why, in words the child may read'
    if (!on) found['/planned_for'] = 'Enter a day'
    const body: HandoverIn = {
      id,
      from_worker_id: from,
      to_worker_id: to,
      reason: reason as HandoverIn['reason'],
      why,
      planned_for: on ?? '',
      child_ids: [page.id, ...page.together.map((each) => each.id).filter((each) => !apart[each])],
    }
    form.send(found, () => ask(api.POST('/api/v1/handovers', { body })), onDone)
  }
  return (
    <Form errors={errors} busy={form.busy} onSend={send} onLeave={onDone}>
      {page.together.map((each) => (
        <Check
          key={each.id}
          label={`Together with ${each.name ?? 'a brother or sister'}`}
          checked={!apart[each.id]}
          onChange={(checked) => setApart({ ...apart, [each.id]: !checked })}
        />
      ))}
      <Select
        at="/from_worker_id"
        label="Who goes"
        value={from}
        onChange={setFrom}
        error={errors['/from_worker_id']}
        options={page.workers.map((each) => ({ value: each.id, text: each.name }))}
      />
      <Select
        at="/to_worker_id"
        label="Who comes"
        value={to}
        onChange={setTo}
        error={errors['/to_worker_id']}
        options={members.map((each) => ({ value: each.worker_id, text: each.name }))}
      />
      <Select
        at="/reason"
        label="Reason"
        value={reason}
        onChange={setReason}
        error={errors['/reason']}
        options={choices(REASONS)}
      />
      <TextArea
        at="/why"
        label="Why, in words the child may read"
        rows={2}
        value={why}
        onChange={setWhy}
        error={errors['/why']}
      />
      <DateField at="/planned_for" label="Planned for" value={on} onChange={setOn} error={errors['/planned_for']} />
    </Form>
  )
}
