import { useState, type ReactNode } from 'react'
import { api, ask, ifMatch, type Answer } from '../../api/client'
import { newId } from '../../api/ids'
import type { AddressIn, IdentifierIn, NameIn, Person } from '../../api/schema.gen'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { day } from '../../ui/dates'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { Check, Select, TextArea, TextField } from '../../ui/Field'
import { Section } from '../../ui/parts'
import { choices, words } from '../../ui/words'
import { useSend } from '../../api/useSend'
import { EndPart } from './EndPart'

interface Props {
  person: Person
  version: string
}

const spell = (part: { since: string | null; until: string | null }) =>
  [part.since && `from ${day(part.since)}`, part.until && `until ${day(part.until)}`].filter(Boolean).join(' ')

interface FormProps {
  title: string
  person: Person
  version: string
  known: { id: string; text: string; ended: boolean }[]
  errors: Record<string, string>
  busy: boolean
  onSend: () => void
  children: ReactNode
}

function AddForm({ title, person, version, known, errors, busy, onSend, children }: FormProps) {
  return (
    <Section title={title}>
      <ul className="govuk-list">
        {known.map((each) => (
          <li key={each.id}>
            <bdi>{each.text}</bdi>{' '}
            {!each.ended && <EndPart personId={person.id} version={version} partId={each.id} what={each.text} />}
          </li>
        ))}
      </ul>
      <details className="govuk-details">
        <summary className="govuk-details__summary">
          <span className="govuk-details__summary-text">Add one</span>
        </summary>
        <form
          noValidate
          className="govuk-details__text"
          onSubmit={(event) => {
            event.preventDefault()
            onSend()
          }}
        >
          <ErrorSummary errors={errors} />
          {children}
          <Button type="submit" busy={busy}>
            Add
          </Button>
        </form>
      </details>
    </Section>
  )
}

const at = (person: Person, version: string) => ({ params: { path: { id: person.id }, header: ifMatch(version) } })

function useAdd(person: Person, whole: string) {
  const change = useSend(whole, [['person', person.id]])
  const add = (run: () => Promise<Answer<unknown>>, clear: () => void) => change.send({}, run, clear)
  return { ...change, add }
}

export function NameForm({ person, version }: Props) {
  const [use, setUse] = useState('known_as')
  const [given, setGiven] = useState('')
  const [family, setFamily] = useState('')
  const [since, setSince] = useState<string | null>(null)
  const { errors, busy, add } = useAdd(person, '/given')
  const send = () => {
    const body: NameIn = {
      id: newId(),
      use: use as NameIn['use'],
      given: given.trim() || null,
      family: family.trim() || null,
      since: since || null,
    }
    add(
      () => ask(api.POST('/api/v1/people/{id}/names', { ...at(person, version), body })),
      () => (setGiven(''), setFamily('')),
    )
  }
  const known = person.names.map((name) => ({
    id: name.id,
    ended: name.until !== null,
    text: `${[name.given, name.family].filter(Boolean).join(' ')} (${words(name.use).toLowerCase()}) ${spell(name)}`,
  }))
  return (
    <AddForm title="Names" person={person} version={version} known={known} errors={errors} busy={busy} onSend={send}>
      <Select at="/use" label="For" value={use} onChange={setUse} options={choices(['known_as', 'legal', 'former'])} />
      <TextField at="/given" label="First name" value={given} onChange={setGiven} error={errors['/given']} />
      <TextField at="/family" label="Family name" value={family} onChange={setFamily} />
      <DateField at="/name-since" label="Since" value={since} onChange={setSince} />
    </AddForm>
  )
}

export function AddressForm({ person, version, others }: Props & { others: { id: string; name: string | null }[] }) {
  const [lines, setLines] = useState('')
  const [postcode, setPostcode] = useState('')
  const [since, setSince] = useState<string | null>(null)
  const [keep, setKeep] = useState<string[]>([])
  const [why, setWhy] = useState('')
  const { errors, busy, add } = useAdd(person, '/lines')
  const send = () => {
    const body: AddressIn = {
      id: newId(),
      use: 'home',
      lines,
      postcode: postcode.trim() || null,
      since: since || null,
      keep_from: keep,
      keep_from_reason: why.trim() || null,
    }
    add(
      () => ask(api.POST('/api/v1/people/{id}/addresses', { ...at(person, version), body })),
      () => (setLines(''), setPostcode('')),
    )
  }
  const known = person.addresses.map((each) => ({
    id: each.id,
    ended: each.until !== null,
    text: [
      each.lines,
      each.postcode,
      spell(each),
      each.keep_from_reason && `kept from somebody: ${each.keep_from_reason}`,
    ]
      .filter(Boolean)
      .join(', '),
  }))
  return (
    <AddForm title="Homes" person={person} version={version} known={known} errors={errors} busy={busy} onSend={send}>
      <TextArea at="/lines" label="Address" rows={3} value={lines} onChange={setLines} error={errors['/lines']} />
      <TextField
        at="/postcode"
        label="Postcode"
        width="10"
        value={postcode}
        onChange={setPostcode}
        error={errors['/postcode']}
      />
      <DateField at="/address-since" label="Since" value={since} onChange={setSince} />
      {others.length > 0 && (
        <fieldset className="govuk-fieldset govuk-form-group">
          <legend className="govuk-fieldset__legend">Who must not learn this address?</legend>
          {others.map((each) => (
            <Check
              key={each.id}
              label={each.name ?? 'Name not known yet'}
              checked={keep.includes(each.id)}
              onChange={(on) => setKeep(on ? [...keep, each.id] : keep.filter((id) => id !== each.id))}
            />
          ))}
        </fieldset>
      )}
      {keep.length > 0 && (
        <TextField
          at="/addresses/0/keep_from_reason"
          label="Why must it be kept from them?"
          value={why}
          onChange={setWhy}
          error={Object.entries(errors).find(([at]) => at.endsWith('/keep_from_reason'))?.[1]}
        />
      )}
    </AddForm>
  )
}

export function IdentifierForm({ person, version }: Props) {
  const [scheme, setScheme] = useState('nhs')
  const [value, setValue] = useState('')
  const [verified, setVerified] = useState(false)
  const { errors, busy, add } = useAdd(person, '/value')
  const send = () => {
    const body: IdentifierIn = { id: newId(), scheme: scheme as IdentifierIn['scheme'], value, verified }
    add(
      () => ask(api.POST('/api/v1/people/{id}/identifiers', { ...at(person, version), body })),
      () => setValue(''),
    )
  }
  const known = person.identifiers.map((each) => ({
    id: each.id,
    ended: each.until !== null,
    text: `${words(each.scheme)}: ${each.value}${each.verified ? '' : ', not checked yet'}`,
  }))
  return (
    <AddForm title="Numbers" person={person} version={version} known={known} errors={errors} busy={busy} onSend={send}>
      <Select
        at="/scheme"
        label="Which number"
        value={scheme}
        onChange={setScheme}
        options={choices(['nhs', 'upn', 'uln', 'home_office', 'youth_justice', 'court', 'other'])}
      />
      <TextField at="/value" label="Number" value={value} onChange={setValue} error={errors['/value']} />
      <Check label="I have checked it with whoever gave it" checked={verified} onChange={setVerified} />
    </AddForm>
  )
}
