import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { newId } from '../../api/ids'
import { overviewOf } from '../../api/queries'
import type { Risk, RiskAssociationIn, RiskAssociationRow } from '../../api/schema.gen'
import { useSend } from '../../api/useSend'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { today } from '../../ui/dates'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { Radios, Select, TextArea, TextField } from '../../ui/Field'
import { CONFIDENCES, CONNECTIONS, EFFECTS, options } from '../../ui/protectionWords'

interface Known {
  effect: string
  confidence: string
  source: string
  words: string
}

interface KnownProps {
  value: Known
  errors: Record<string, string>
  onChange: (part: Partial<Known>) => void
}

function KnownFields({ value, errors, onChange }: KnownProps) {
  return (
    <>
      <Radios
        at="/harm_or_safety"
        label="What comes of it?"
        inline
        value={value.effect}
        error={errors['/harm_or_safety']}
        onChange={(effect) => onChange({ effect })}
        options={options(EFFECTS)}
      />
      <Radios
        at="/confidence"
        label="How sure are we?"
        inline
        value={value.confidence}
        error={errors['/confidence']}
        onChange={(confidence) => onChange({ confidence })}
        options={options(CONFIDENCES)}
      />
      <TextField
        at="/source"
        label="From whom do we know?"
        value={value.source}
        error={errors['/source']}
        onChange={(source) => onChange({ source })}
      />
      <TextArea
        at="/words"
        label="What we know"
        rows={3}
        value={value.words}
        onChange={(words) => onChange({ words })}
      />
    </>
  )
}

const lackingOf = (value: Known): Record<string, string> => ({
  ...(value.effect ? {} : { '/harm_or_safety': 'Choose what comes of it' }),
  ...(value.confidence ? {} : { '/confidence': 'Choose how sure we are' }),
  ...(value.source.trim() ? {} : { '/source': 'Say from whom we know' }),
})

const toKnown = (value: Known) => ({
  harm_or_safety: value.effect as RiskAssociationIn['harm_or_safety'],
  confidence: value.confidence as RiskAssociationIn['confidence'],
  source: value.source,
  words: value.words.trim() || null,
})

/** A new connection with somebody, a group or a place. */
export function AssociateForm({ childId, onDone }: { childId: string; onDone: () => void }) {
  const overview = useQuery(overviewOf(childId))
  const [id] = useState(newId)
  const [what, setWhat] = useState('')
  const [name, setName] = useState('')
  const [person, setPerson] = useState('')
  const [since, setSince] = useState<string | null>(today())
  const [known, setKnown] = useState<Known>({ effect: '', confidence: '', source: '', words: '' })
  const form = useSend<Risk>('/name', [['person', childId]])
  const related = overview.data?.data.relationships.filter((each) => !each.until) ?? []
  const people = [...new Map(related.map((each) => [each.person_id, each])).values()]
  const submit = () => {
    const missing: Record<string, string> = {
      ...(what ? {} : { '/what': 'Choose what it is' }),
      ...(person || name.trim() ? {} : { '/name': 'Enter a name' }),
      ...lackingOf(known),
      ...(since ? {} : { '/since': 'Enter a day' }),
    }
    const body: RiskAssociationIn = {
      id,
      child_id: childId,
      what: what as RiskAssociationIn['what'],
      other_person_id: person || null,
      name: person ? null : name.trim() || null,
      since: since ?? '',
      ...toKnown(known),
    }
    form.send(missing, () => ask(api.POST('/api/v1/risks/associations', { body })), onDone)
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <ErrorSummary errors={form.errors} />
      <Select
        at="/what"
        label="What is it?"
        value={what}
        onChange={setWhat}
        error={form.errors['/what']}
        options={options(CONNECTIONS)}
      />
      {people.length > 0 && (
        <Select
          at="/other_person_id"
          label="Somebody we know?"
          value={person}
          onChange={setPerson}
          error={form.errors['/other_person_id']}
          options={people.map((each) => ({ value: each.person_id, text: each.name ?? 'Name not known yet' }))}
        />
      )}
      {!person && (
        <TextField
          at="/name"
          label="Name"
          hint="A person, a group as they call themselves, or a place."
          value={name}
          onChange={setName}
          error={form.errors['/name']}
        />
      )}
      <KnownFields value={known} errors={form.errors} onChange={(part) => setKnown({ ...known, ...part })} />
      <DateField at="/since" label="Since" value={since} onChange={setSince} error={form.errors['/since']} />
      <Buttons busy={form.busy} onDone={onDone} />
    </form>
  )
}

interface RowProps {
  row: RiskAssociationRow
  childId: string
  onDone: () => void
}

const pathOf = (row: RiskAssociationRow) => ({ params: { path: { id: row.id }, header: ifMatch(row.version) } })

/** What we know of a connection has changed; what it said before stays in the history. */
export function RestateForm({ row, childId, onDone }: RowProps) {
  const [known, setKnown] = useState<Known>({
    effect: row.harm_or_safety, confidence: row.confidence, source: row.source, words: row.words ?? '',
  }) // prettier-ignore
  const form = useSend<Risk>('/source', [['person', childId]])
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const run = () => ask(api.POST('/api/v1/risks/{id}/restate', { ...pathOf(row), body: toKnown(known) }))
        form.send(lackingOf(known), run, onDone)
      }}
    >
      <ErrorSummary errors={form.errors} />
      <KnownFields value={known} errors={form.errors} onChange={(part) => setKnown({ ...known, ...part })} />
      <Buttons busy={form.busy} onDone={onDone} />
    </form>
  )
}

/** A connection is no longer there. */
export function EndForm({ row, childId, onDone }: RowProps) {
  const [until, setUntil] = useState<string | null>(today())
  const [reason, setReason] = useState('')
  const form = useSend<Risk>('/reason', [['person', childId]])
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const missing = {
          ...(until ? {} : { '/until': 'Enter the day' }),
          ...(reason.trim() ? {} : { '/reason': 'Say what changed' }),
        }
        const body = { until: until ?? '', reason }
        form.send(missing, () => ask(api.POST('/api/v1/risks/{id}/end', { ...pathOf(row), body })), onDone)
      }}
    >
      <ErrorSummary errors={form.errors} />
      <DateField
        at="/until"
        label="First day without it"
        value={until}
        onChange={setUntil}
        error={form.errors['/until']}
      />
      <TextArea
        at="/reason"
        label="What changed?"
        rows={2}
        value={reason}
        onChange={setReason}
        error={form.errors['/reason']}
      />
      <Buttons busy={form.busy} onDone={onDone} />
    </form>
  )
}

function Buttons({ busy, onDone }: { busy: boolean; onDone: () => void }) {
  return (
    <div className="app-row">
      <Button type="submit" busy={busy}>
        Save
      </Button>
      <Button secondary onClick={onDone}>
        Leave it
      </Button>
    </div>
  )
}
