import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask } from '../../api/client'
import { newId } from '../../api/ids'
import { networkOf } from '../../api/queries'
import type { Fgc, FgcConsiderIn, Network } from '../../api/schema.gen'
import { useSend } from '../../api/useSend'
import { DateField } from '../../ui/DateField'
import { today } from '../../ui/dates'
import { FORMS, optionsOf, USES } from '../../ui/fgcWords'
import { Check, Radios, TextArea } from '../../ui/Field'
import { Form } from '../../ui/Form'
import { Loading } from '../../ui/parts'
import { words } from '../../ui/words'

export interface Around {
  children: { id: string; name: string }[]
  people: { id: string; name: string; relation: string }[]
}

/** From what the record holds: brothers and sisters who could be part of it, and whom the coordinator may be told of. */
export function around(page: Network): Around {
  const named = new Map(page.people.map((each) => [each.id, each.name ?? 'Name not known yet']))
  const members = page.families.filter((each) => each.own).flatMap((family) => family.members)
  const young = new Set(members.filter((each) => each.part === 'child').map((each) => each.person_id))
  const related = page.relationships.filter((each) => each.person_id === page.id && !each.until)
  const kept = new Set(page.kept_from.map((each) => each.from_id))
  return {
    children: [...young].filter((id) => id !== page.id && named.has(id)).map((id) => ({ id, name: named.get(id) ?? '' })),
    people: related
      .filter((each) => !young.has(each.other_id) && each.kinship !== 'professional' && !kept.has(each.other_id))
      .map((each) => ({ id: each.other_id, name: named.get(each.other_id) ?? '', relation: words(each.kinship) })),
  }
} // prettier-ignore

/** Think of a conference: what for, for which children, and with whom of the family. */
export function ConsiderForm({ id, onDone }: { id: string; onDone: () => void }) {
  const query = useQuery(networkOf(id))
  const [own] = useState(newId)
  const [form, setForm] = useState('conference')
  const [use, setUse] = useState('')
  const [worries, setWorries] = useState('')
  const [on, setOn] = useState<string | null>(today())
  const [apart, setApart] = useState<Record<string, boolean>>({})
  const [parts] = useState(() => new Map<string, string>())
  const sending = useSend<Fgc>('/worries', [['person', id], ['fgcs']])
  const { errors } = sending
  if (!query.data) return <Loading />
  const { children, people } = around(query.data.data)
  const send = () => {
    const found: Record<string, string> = {}
    if (!use) found['/use'] = 'Choose when in the family’s way it is'
    if (!worries.trim()) found['/worries'] = 'Say what you worry about, in words that the family may read'
    if (!on) found['/considered_on'] = 'Enter the day'
    for (const each of people) if (!parts.has(each.id)) parts.set(each.id, newId())
    const body: FgcConsiderIn = {
      id: own,
      form: form as FgcConsiderIn['form'],
      use: use as FgcConsiderIn['use'],
      considered_on: on ?? '',
      worries,
      child_ids: [id, ...children.map((each) => each.id).filter((each) => !apart[each])],
      members: people
        .filter((each) => !apart[each.id])
        .map((each) => ({
          id: parts.get(each.id) ?? newId(),
          person_id: each.id,
          name: each.name,
          relation: each.relation,
          side: 'family',
        })),
    }
    sending.send(found, () => ask(api.POST('/api/v1/fgcs', { body })), onDone)
  }
  return (
    <Form errors={errors} busy={sending.busy} onSend={send} onLeave={onDone}>
      <Radios at="/form" label="What?" value={form} onChange={setForm} options={optionsOf(FORMS)} />
      <Radios
        at="/use"
        label="When in the family’s way?"
        value={use}
        onChange={setUse}
        error={errors['/use']}
        options={optionsOf(USES)}
      />
      <TextArea
        at="/worries"
        label="What do you worry about, in words that the family may read?"
        value={worries}
        onChange={setWorries}
        error={errors['/worries']}
      />
      {[...children, ...people].map((each) => (
        <Check
          key={each.id}
          label={'relation' in each ? `${each.name}, ${String(each.relation).toLowerCase()}, could take part` : `Together with ${each.name}`}
          checked={!apart[each.id]}
          onChange={(checked) => setApart({ ...apart, [each.id]: !checked })}
        />
      ))}
      <DateField at="/considered_on" label="Thought of on" value={on} onChange={setOn} error={errors['/considered_on']} />
    </Form>
  )
} // prettier-ignore
