import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import type { BirthIn, Person } from '../../api/schema.gen'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { Radios } from '../../ui/Field'
import { Section } from '../../ui/parts'
import { choices } from '../../ui/words'
import { under } from './under'
import { useSend } from '../../api/useSend'

/** An unborn child is born: the same record goes on. */
export function BirthForm({ person, version }: { person: Person; version: string }) {
  const [on, setOn] = useState<string | null>(null)
  const [sex, setSex] = useState('')
  const change = useSend('/on', [['person', person.id]])
  const errors = under('/born', change.errors)
  const send = () => {
    const found: Record<string, string> = {}
    if (!on) found['/on'] = 'Enter the day of birth'
    if (!sex) found['/sex'] = 'Choose one'
    const at = { params: { path: { id: person.id }, header: ifMatch(version) } }
    const body: BirthIn = { on: on ?? '', sex: sex as BirthIn['sex'] }
    change.send(found, () => ask(api.POST('/api/v1/people/{id}/birth', { ...at, body })))
  }
  return (
    <Section title="The baby is born">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <ErrorSummary errors={errors} />
        <DateField at="/born/on" label="Born on" value={on} onChange={setOn} error={errors['/born/on']} />
        <Radios
          at="/born/sex"
          label="Sex, as the returns ask it"
          inline
          value={sex}
          onChange={setSex}
          options={choices(['F', 'M', 'U'])}
          error={errors['/born/sex']}
        />
        <Button type="submit" busy={change.busy}>
          Save
        </Button>
      </form>
    </Section>
  )
}
