import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask } from '../../api/client'
import { newId } from '../../api/ids'
import type { Pod } from '../../api/schema.gen'
import { allKinds } from '../../api/team'
import { useSend } from '../../api/useSend'
import { Trouble } from '../../app/Trouble'
import { DateField } from '../../ui/DateField'
import { today } from '../../ui/dates'
import { Select, TextField } from '../../ui/Field'
import { SmallForm } from './SmallForm'

/** A team of one of the kinds begins. */
export function FormTeam({ onDone }: { onDone: (id: string | null) => void }) {
  const kinds = useQuery(allKinds)
  const [id] = useState(newId)
  const [name, setName] = useState('')
  const [kind, setKind] = useState('')
  const [area, setArea] = useState('')
  const [formed, setFormed] = useState<string | null>(today())
  const form = useSend<Pod>('/name', [['pods']])
  const { errors } = form
  const submit = () => {
    const missing: Record<string, string> = {}
    if (!name.trim()) missing['/name'] = 'Give the team a name'
    if (!kind) missing['/pod_kind'] = 'Choose which kind of team it is'
    if (!formed) missing['/formed_on'] = 'Enter the day'
    const body = { id, name, pod_kind: kind, area: area.trim() || null, formed_on: formed ?? '' }
    form.send(
      missing,
      () => ask(api.POST('/api/v1/pods', { body })),
      () => onDone(id),
    )
  }
  return (
    <SmallForm
      title="Form a team"
      errors={errors}
      busy={form.busy}
      save="Form the team"
      onSend={submit}
      onClose={() => onDone(null)}
    >
      {kinds.error && <Trouble error={kinds.error} />}
      <TextField at="/name" label="Name of the team" value={name} onChange={setName} error={errors['/name']} />
      <Select
        at="/pod_kind"
        label="Which kind of team?"
        value={kind}
        onChange={setKind}
        options={(kinds.data ?? []).map((each) => ({ value: each.code, text: each.name }))}
        error={errors['/pod_kind']}
      />
      <TextField at="/area" label="Area, if it has one" value={area} onChange={setArea} error={errors['/area']} />
      <DateField at="/formed_on" label="From" value={formed} onChange={setFormed} error={errors['/formed_on']} />
    </SmallForm>
  )
}
