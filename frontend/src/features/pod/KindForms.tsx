import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { newId } from '../../api/ids'
import type { KindView, Template } from '../../api/schema.gen'
import { useSend } from '../../api/useSend'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { today } from '../../ui/dates'
import { Check, Select, TextArea, TextField } from '../../ui/Field'
import { choices, words } from '../../ui/words'
import { blank, inForce, rulesOf, typed, type Typed } from './kinds'
import { SmallForm } from './SmallForm'

const ROLES = [
  'pod_manager', 'senior_social_worker', 'social_worker', 'social_worker_in_training', 'family_support_worker',
  'business_support', 'child_and_family_practitioner', 'survivor_worker', 'perpetrator_worker',
  'substance_misuse_worker', 'mental_health_practitioner', 'psychologist', 'hub_manager', 'deputy_hub_manager',
  'life_coach', 'communication_support_worker', 'police_liaison_officer', 'residential_worker', 'portfolio_lead',
  'community_carer', 'conference_coordinator', 'front_door_manager', 'front_door_worker', 'service_manager', 'analyst',
  'administrator',
] as const // prettier-ignore
const HOLDERS = new Set(['senior_social_worker', 'social_worker', 'family_support_worker'])

const tomorrow = () => today(new Date(Date.now() + 86_400_000))

interface Props {
  kind: KindView
  onDone: () => void
}

/** Rules of the authority's own for a kind, from a later day on. */
export function RulesForm({ kind, onDone }: Props) {
  const [id] = useState(newId)
  const [rows, setRows] = useState<Typed[]>(() => typed(kind.sets.at(-1)))
  const [since, setSince] = useState<string | null>(tomorrow)
  const [source, setSource] = useState('')
  const [reason, setReason] = useState('')
  const form = useSend<Template>('/rules', [['kinds'], ['pod']])
  const { errors } = form
  const change = (place: number, next: Partial<Typed>) =>
    setRows(rows.map((row, at) => (at === place ? { ...row, ...next } : row)))
  const submit = () => {
    const { rules, missing } = rulesOf(rows)
    if (!since) missing['/since'] = 'Enter the day'
    if (!source.trim()) missing['/source'] = 'Say where this is written down'
    if (!reason.trim()) missing['/reason'] = 'Say why'
    const body = { since: since ?? '', source, reason, rules }
    form.send(
      missing,
      () =>
        kind.id && kind.version !== null
          ? ask(
              api.POST('/api/v1/templates/{id}/set', {
                params: { path: { id: kind.id }, header: ifMatch(kind.version) },
                body,
              }),
            )
          : ask(api.POST('/api/v1/templates', { body: { ...body, id, code: kind.code } })),
      onDone,
    )
  }
  return (
    <SmallForm
      title={`Our own rules: ${kind.name}`}
      errors={errors}
      busy={form.busy}
      save="Set these rules"
      onSend={submit}
      onClose={onDone}
    >
      <p className="govuk-body">Leave a number empty where you ask for none. Hours are full-time weeks in all.</p>
      {rows.map((row, place) => (
        <RuleFields
          key={row.id}
          row={row}
          at={`/rules/${place}`}
          errors={errors}
          takesChildren={kind.takes_children}
          change={(next) => change(place, next)}
          remove={() => setRows(rows.filter((each) => each.id !== row.id))}
        />
      ))}
      <Button secondary onClick={() => setRows([...rows, blank()])}>
        Add a role
      </Button>
      <DateField at="/since" label="From" value={since} onChange={setSince} error={errors['/since']} />
      <TextField
        at="/source"
        label="Where are these rules written down?"
        value={source}
        onChange={setSource}
        error={errors['/source']}
      />
      <TextArea at="/reason" label="Why?" rows={2} value={reason} onChange={setReason} error={errors['/reason']} />
    </SmallForm>
  )
}

interface RuleProps {
  row: Typed
  at: string
  errors: Record<string, string>
  takesChildren: boolean
  change: (next: Partial<Typed>) => void
  remove: () => void
}

function RuleFields({ row, at, errors, takesChildren, change, remove }: RuleProps) {
  return (
    <fieldset className="govuk-fieldset">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">
        {row.role ? words(row.role) : 'Another role'}
      </legend>
      <Select
        at={`${at}/role`}
        label="Role"
        value={row.role}
        onChange={(role) => change({ role, holds: row.holds && HOLDERS.has(role) })}
        options={choices(ROLES)}
        error={errors[`${at}/role`]}
      />
      <div className="app-row">
        <TextField
          at={`${at}/fte_least`}
          label="At least, full-time"
          width="4"
          value={row.least}
          onChange={(least) => change({ least })}
          error={errors[`${at}/fte_least`]}
        />
        <TextField
          at={`${at}/fte_most`}
          label="At most, full-time"
          width="4"
          value={row.most}
          onChange={(most) => change({ most })}
          error={errors[`${at}/fte_most`]}
        />
        <TextField
          at={`${at}/heads_least`}
          label="At least, people"
          width="4"
          value={row.people}
          onChange={(people) => change({ people })}
          error={errors[`${at}/heads_least`]}
        />
      </div>
      <Check label="Leads the team" checked={row.leads} onChange={(leads) => change({ leads })} at={`${at}/leads`} />
      {takesChildren && HOLDERS.has(row.role) && (
        <Check
          label="May be a child’s keyworker"
          checked={row.holds}
          onChange={(holds) => change({ holds })}
          at={`${at}/holds`}
        />
      )}
      <TextField
        at={`${at}/source`}
        label="Where does this come from?"
        value={row.source}
        onChange={(source) => change({ source })}
        error={errors[`${at}/source`]}
      />
      <button type="button" className="app-plain" onClick={remove}>
        Take this role out<span className="govuk-visually-hidden"> {row.role && words(row.role)}</span>
      </button>
    </fieldset>
  )
}

/** A kind under a new name: it has the same rules at first and goes its own way from then. */
export function CopyForm({ kind, onDone }: Props) {
  const [id] = useState(newId)
  const [name, setName] = useState('')
  const [about, setAbout] = useState('')
  const [reason, setReason] = useState('')
  const form = useSend<Template>('/name', [['kinds']])
  const { errors } = form
  const submit = () => {
    const missing: Record<string, string> = {}
    if (!name.trim()) missing['/name'] = 'Give the new kind a name'
    if (!about.trim()) missing['/about'] = 'Say what such a team is for'
    if (!reason.trim()) missing['/reason'] = 'Say why'
    const now = inForce(kind, today())
    const body = {
      id,
      code: kind.code,
      name,
      about,
      since: today(),
      source: `As ${kind.name}: ${now?.source ?? ''}`.slice(0, 200),
      reason,
    }
    form.send(missing, () => ask(api.POST('/api/v1/templates/copies', { body })), onDone)
  }
  return (
    <SmallForm
      title={`Copy ${kind.name} to a new name`}
      errors={errors}
      busy={form.busy}
      save="Copy it"
      onSend={submit}
      onClose={onDone}
    >
      <TextField
        at="/name"
        label="Name of the new kind"
        hint="Such as Early help team"
        value={name}
        onChange={setName}
        error={errors['/name']}
      />
      <TextField
        at="/about"
        label="What is such a team for?"
        value={about}
        onChange={setAbout}
        error={errors['/about']}
      />
      <TextArea at="/reason" label="Why?" rows={2} value={reason} onChange={setReason} error={errors['/reason']} />
    </SmallForm>
  )
}
