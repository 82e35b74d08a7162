import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { api, ask } from '../../api/client'
import { newId } from '../../api/ids'
import type { ReturnName, Submission } from '../../api/schema.gen'
import { useSend } from '../../api/useSend'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { Select, TextField } from '../../ui/Field'
import { Form } from '../../ui/Form'
import { RETURNS } from '../../ui/returnWords'

interface Omission {
  id: string
  reference: string
  reason: string
}

interface AskProps {
  years: string[]
  authority: string | null
  /** What a run that is made again begins with. */
  from?: { name: string; year: string; omissions: { reference: string; reason: string }[] }
  onLeave: () => void
}

/** Asks for a run: which return, of which year, without whom. */
export function AskForm({ years, authority, from, onLeave }: AskProps) {
  const navigate = useNavigate()
  const [id] = useState(newId)
  const [name, setName] = useState(from?.name ?? 'cin')
  const [year, setYear] = useState(from?.year ?? years[0] ?? '')
  const [code, setCode] = useState(authority ?? '')
  const [known, setKnown] = useState<string | null>(null)
  const [omissions, setOmissions] = useState<Omission[]>(
    () => from?.omissions.map((each) => ({ ...each, id: newId() })) ?? [],
  )
  const form = useSend<Submission>('/return_name', [['submissions']])
  const { errors } = form
  const set = (place: number, facts: Partial<Omission>) =>
    setOmissions(omissions.map((each, at) => (at === place ? { ...each, ...facts } : each)))
  const send = () => {
    const missing: Record<string, string> = /^\d{3}$/.test(code) ? {} : { '/authority': 'Enter its three digits' }
    omissions.forEach((each, place) => {
      if (!each.reference.trim()) missing[`/omissions/${place}/reference`] = 'Enter the child’s number'
      if (!each.reason.trim()) missing[`/omissions/${place}/reason`] = 'Say why'
    })
    const body = { id, return_name: name as ReturnName, year, authority: code, known_on: known, omissions }
    form.send(
      missing,
      () => ask(api.POST('/api/v1/submissions', { body })),
      () => navigate({ to: '/returns/$id', params: { id } }),
    )
  }
  return (
    <Form errors={errors} busy={form.busy} onSend={send} save="Make it" onLeave={onLeave}>
      <Select
        at="/return_name"
        label="Which return?"
        value={name}
        onChange={setName}
        options={Object.entries(RETURNS).map(([value, text]) => ({ value, text }))}
        error={errors['/return_name']}
      />
      <Select
        at="/year"
        label="Which year?"
        hint="From April to March."
        value={year}
        onChange={setYear}
        options={years.map((value) => ({ value, text: value }))}
        error={errors['/year']}
      />
      <TextField
        at="/authority"
        label="The authority’s number"
        hint="Three digits."
        value={code}
        onChange={setCode}
        error={errors['/authority']}
      />
      <DateField
        at="/known_on"
        label="As the record was known on (if not now)"
        hint="A past day: what was written down later is left aside."
        value={known}
        onChange={setKnown}
        error={errors['/known_on']}
      />
      {omissions.map((each, place) => (
        <fieldset className="govuk-fieldset app-part" key={each.id}>
          <legend className="govuk-fieldset__legend">A child to leave out</legend>
          <TextField
            at={`/omissions/${place}/reference`}
            label="The child’s number"
            value={each.reference}
            onChange={(reference) => set(place, { reference })}
            error={errors[`/omissions/${place}/reference`]}
          />
          <TextField
            at={`/omissions/${place}/reason`}
            label="Why?"
            value={each.reason}
            onChange={(reason) => set(place, { reason })}
            error={errors[`/omissions/${place}/reason`]}
          />
          <Button secondary onClick={() => setOmissions(omissions.filter((one) => one !== each))}>
            Do not leave out
          </Button>
        </fieldset>
      ))}
      <p>
        <Button secondary onClick={() => setOmissions([...omissions, { id: newId(), reference: '', reason: '' }])}>
          Leave a child out
        </Button>
      </p>
    </Form>
  )
}
