import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { api, ask, ifMatch } from '../../api/client'
import { newId } from '../../api/ids'
import { allWorkers } from '../../api/queries'
import type { GroupAnswerIn, Reflection, ReflectionRow } from '../../api/schema.gen'
import { useSend } from '../../api/useSend'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { londonMoment, moment } from '../../ui/dates'
import { Check, FieldError, Radios, TextArea, TextField } from '../../ui/Field'
import { Empty, Section, State } from '../../ui/parts'
import { HELPED, options } from '../../ui/supervisionWords'
import { Form, lacking } from './Form'
import { worth } from './mine'
import type { Shared } from './Personals'

const TOUCHED = [['supervision']]
const NO_CHILD = 'In general words: name no child and no family, and decide nothing about anybody here.'

/** Reflective practice groups, to which everybody may come. */
export function Groups({ rows, me, open, onOpen }: Shared & { rows: ReflectionRow[] }) {
  return (
    <Section
      title="Reflective practice groups"
      action={
        open !== 'group' && (
          <Button secondary onClick={() => onOpen('group')}>
            Invite to a group
          </Button>
        )
      }
    >
      {open === 'group' && <InviteForm onDone={() => onOpen(null)} />}
      {rows.length === 0 && <Empty>No group is planned. Anybody may invite to one.</Empty>}
      {rows.map((row) => (
        <article className="app-child" key={row.id}>
          <h3 className="govuk-heading-s">
            {moment(row.planned_for)}: {row.theme} {row.state === 'planned' && <State is="soon">Open to all</State>}
          </h3>
          <p className="govuk-body">
            With {row.facilitator_name}
            {row.venue && `, ${row.venue}`}. {row.state === 'held' && worth(row)}
          </p>
          {row.learned && <p className="govuk-body">What we take with us: {row.learned}</p>}
          {open === `held:${row.id}` && <HeldForm row={row} onDone={() => onOpen(null)} />}
          {open === `off:${row.id}` && <CallOffForm row={row} onDone={() => onOpen(null)} />}
          {open === `said:${row.id}` && <AnswerForm row={row} onDone={() => onOpen(null)} />}
          {row.state === 'planned' && row.facilitator_id === me && !open?.endsWith(row.id) && (
            <div className="app-row">
              <Button secondary onClick={() => onOpen(`held:${row.id}`)}>
                We met: write what we learned
              </Button>
              <Button secondary onClick={() => onOpen(`off:${row.id}`)}>
                Call it off
              </Button>
            </div>
          )}
          {row.i_came && !row.i_answered && open !== `said:${row.id}` && (
            <Button secondary onClick={() => onOpen(`said:${row.id}`)}>
              Say what it was worth
            </Button>
          )}
        </article>
      ))}
    </Section>
  )
}

function InviteForm({ onDone }: { onDone: () => void }) {
  const [id] = useState(newId)
  const [theme, setTheme] = useState('')
  const [venue, setVenue] = useState('')
  const [on, setOn] = useState<string | null>(null)
  const [at, setAt] = useState('')
  const form = useSend<Reflection>('/theme', TOUCHED)
  const planned = on ? londonMoment(on, at) : null
  const send = () =>
    form.send(
      lacking([
        ['/theme', theme, 'Say what it is about'],
        ['/planned_for', on, 'Enter the day'],
        ['/time', on && !planned ? '' : 'there', 'Enter the time, such as 15:30'],
      ]),
      () =>
        ask(
          api.POST('/api/v1/reflections', {
            body: { id, theme, venue: venue.trim() || null, planned_for: planned ?? '' },
          }),
        ),
      onDone,
    )
  return (
    <Form errors={form.errors} busy={form.busy} save="Invite everybody" onSend={send} onLeave={onDone}>
      <TextField
        at="/theme"
        label="What is it about?"
        hint={NO_CHILD}
        value={theme}
        error={form.errors['/theme']}
        onChange={setTheme}
      />
      <TextField at="/venue" label="Where?" value={venue} error={form.errors['/venue']} onChange={setVenue} />
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

function CallOffForm({ row, onDone }: { row: ReflectionRow; onDone: () => void }) {
  const [reason, setReason] = useState('')
  const form = useSend<Reflection>('/reason', TOUCHED)
  const params = { path: { id: row.id }, header: ifMatch(row.version) }
  const run = () => ask(api.POST('/api/v1/reflections/{id}/cancel', { params, body: { reason } }))
  return (
    <Form
      errors={form.errors}
      busy={form.busy}
      save="Call it off"
      onLeave={onDone}
      onSend={() => form.send(lacking([['/reason', reason, 'Say why, for those who wanted to come']]), run, onDone)}
    >
      <TextField
        at="/reason"
        label="Why does it not take place?"
        value={reason}
        error={form.errors['/reason']}
        onChange={setReason}
      />
    </Form>
  )
}

function HeldForm({ row, onDone }: { row: ReflectionRow; onDone: () => void }) {
  const [learned, setLearned] = useState('')
  const [came, setCame] = useState<string[]>([row.facilitator_id])
  const workers = useQuery(allWorkers)
  const form = useSend<Reflection>('/learned', TOUCHED)
  const send = () =>
    form.send(
      lacking([
        ['/learned', learned, 'Say what you take with you'],
        ['/worker_ids', came.join(), 'Say who came'],
      ]),
      () =>
        ask(
          api.POST('/api/v1/reflections/{id}/hold', {
            params: { path: { id: row.id }, header: ifMatch(row.version) },
            body: { learned, worker_ids: came },
          }),
        ),
      onDone,
    )
  return (
    <Form errors={form.errors} busy={form.busy} save="Save" onSend={send} onLeave={onDone}>
      <TextArea
        at="/learned"
        label="What do we take with us?"
        hint={NO_CHILD}
        rows={4}
        value={learned}
        error={form.errors['/learned']}
        onChange={setLearned}
      />
      <fieldset className="govuk-fieldset">
        <legend className="govuk-fieldset__legend">Who came?</legend>
        {form.errors['/worker_ids'] && <FieldError id="came">{form.errors['/worker_ids']}</FieldError>}
        <div className="app-scroll">
          {(workers.data ?? [])
            .filter((each) => !each.left_on)
            .map((each) => (
              <Check
                key={each.id}
                label={each.name}
                checked={came.includes(each.id)}
                onChange={(on) => setCame(on ? [...came, each.id] : came.filter((one) => one !== each.id))}
              />
            ))}
        </div>
      </fieldset>
    </Form>
  )
}

function AnswerForm({ row, onDone }: { row: ReflectionRow; onDone: () => void }) {
  const [id] = useState(newId)
  const [helped, setHelped] = useState('')
  const [differently, setDifferently] = useState('')
  const form = useSend<Reflection>('/helped', TOUCHED)
  const send = () =>
    form.send(
      lacking([['/helped', helped, 'Choose one']]),
      () =>
        ask(
          api.POST('/api/v1/reflections/{id}/answer', {
            params: { path: { id: row.id }, header: ifMatch(row.version) },
            body: { id, helped: helped as GroupAnswerIn['helped'], differently: differently.trim() || null },
          }),
        ),
      onDone,
    )
  return (
    <Form errors={form.errors} busy={form.busy} save="Save" onSend={send} onLeave={onDone}>
      <Radios
        at="/helped"
        label="Did it help you to think?"
        inline
        value={helped}
        error={form.errors['/helped']}
        onChange={setHelped}
        options={options(HELPED)}
      />
      <TextField
        at="/differently"
        label="What will you do differently?"
        value={differently}
        error={form.errors['/differently']}
        onChange={setDifferently}
      />
    </Form>
  )
}
