import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { newId } from '../../api/ids'
import type { Accompaniment, CompanyIn, CompanyRow } from '../../api/schema.gen'
import { useSend } from '../../api/useSend'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { day, londonMoment, moment } from '../../ui/dates'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { Radios, Select, TextArea, TextField } from '../../ui/Field'
import { Empty, Name, State } from '../../ui/parts'
import { options, PURPOSES, say } from '../../ui/supervisionWords'
import { Form, lacking } from './Form'
import type { Shared } from './Personals'

const TOUCHED = [['supervision'], ['person']]
const STATES = {
  asked: ['soon', 'Looking for somebody'],
  agreed: ['in-time', 'Somebody comes along'],
  done: ['done', 'Done'],
  withdrawn: ['done', 'No longer needed'],
} as const

/** Requests for a second worker on a visit. */
export function CompanyList({ rows, none, ...shared }: Shared & { rows: CompanyRow[]; none: string }) {
  if (rows.length === 0) return <Empty>{none}</Empty>
  return (
    <>
      {rows.map((row) => (
        <One key={row.id} row={row} {...shared} />
      ))}
    </>
  )
}

function One({ row, me, open, onOpen }: Shared & { row: CompanyRow }) {
  const form = useSend<Accompaniment>('/visit_id', TOUCHED)
  const [visit, setVisit] = useState('')
  const [reason, setReason] = useState('')
  const path = { params: { path: { id: row.id }, header: ifMatch(row.version) } }
  const [is, text] = STATES[row.state]
  const party = row.asked_by === me || row.companion_id === me
  const close = () => onOpen(null)
  return (
    <article className="app-child">
      <h3 className="govuk-heading-s">
        {moment(row.wanted_for)}: {row.asked_by === me ? 'You ask' : `${row.asked_by_name} asks`} for company{' '}
        <State is={is}>
          {row.state === 'agreed'
            ? `${row.companion_id === me ? 'You come' : `${row.companion_name ?? 'Somebody'} comes`} along`
            : text}
        </State>
      </h3>
      <p className="govuk-body">
        {say(PURPOSES, row.purpose)}, on a visit to{' '}
        {row.children.map((child, place) => (
          <span key={child.id}>
            {place > 0 && ', '}
            <Link to="/people/$id" params={{ id: child.id }} className="govuk-link">
              <Name>{child.name}</Name>
            </Link>
          </span>
        ))}
        .{row.words && ` ${row.words}`}
        {row.withdrawn_because && ` ${row.withdrawn_because}`}
      </p>
      <ErrorSummary errors={form.errors} />
      {open === `went:${row.id}` && (
        <Form
          errors={{}}
          busy={form.busy}
          save="We went"
          onLeave={close}
          onSend={() =>
            form.send(
              lacking([['/visit_id', visit, 'Choose the visit']]),
              () => ask(api.POST('/api/v1/accompaniments/{id}/finish', { ...path, body: { visit_id: visit } })),
              close,
            )
          }
        >
          <Select
            at="/visit_id"
            label="Which visit was it?"
            value={visit}
            error={form.errors['/visit_id']}
            onChange={setVisit}
            options={row.visits.map((each) => ({
              value: each.id,
              text: `${day(each.made_at.slice(0, 10))}: ${each.purpose}`,
            }))}
          />
        </Form>
      )}
      {open === `off:${row.id}` && (
        <Form
          errors={{}}
          busy={form.busy}
          save="Take it back"
          onLeave={close}
          onSend={() =>
            form.send(
              lacking([['/reason', reason, 'Say why']]),
              () => ask(api.POST('/api/v1/accompaniments/{id}/withdraw', { ...path, body: { reason } })),
              close,
            )
          }
        >
          <TextField at="/reason" label="Why?" value={reason} error={form.errors['/reason']} onChange={setReason} />
        </Form>
      )}
      {open !== `went:${row.id}` && open !== `off:${row.id}` && (
        <div className="app-row">
          {row.state === 'asked' && row.asked_by !== me && (
            <Button
              busy={form.busy}
              onClick={() =>
                form.send(
                  {},
                  () => ask(api.POST('/api/v1/accompaniments/{id}/agree', path)),
                  () => undefined,
                )
              }
            >
              I come with you
            </Button>
          )}
          {row.state === 'agreed' && party && (
            <Button secondary onClick={() => onOpen(`went:${row.id}`)}>
              We went together
            </Button>
          )}
          {(row.state === 'asked' || row.state === 'agreed') && party && (
            <Button secondary onClick={() => onOpen(`off:${row.id}`)}>
              No longer needed
            </Button>
          )}
        </div>
      )}
    </article>
  )
}

/** Ask the pod for a second worker. */
export function AskForm({ childId, onDone }: { childId: string; onDone: () => void }) {
  const [id] = useState(newId)
  const [purpose, setPurpose] = useState('')
  const [on, setOn] = useState<string | null>(null)
  const [at, setAt] = useState('')
  const [words, setWords] = useState('')
  const form = useSend<Accompaniment>('/purpose', TOUCHED)
  const wanted = on ? londonMoment(on, at) : null
  const send = () =>
    form.send(
      lacking([
        ['/purpose', purpose, 'Choose what for'],
        ['/wanted_for', on, 'Enter the day'],
        ['/time', on && !wanted ? '' : 'there', 'Enter the time, such as 15:30'],
      ]),
      () =>
        ask(
          api.POST('/api/v1/accompaniments', {
            body: {
              id,
              child_ids: [childId],
              purpose: purpose as CompanyIn['purpose'],
              wanted_for: wanted ?? '',
              words: words.trim() || null,
            },
          }),
        ),
      onDone,
    )
  return (
    <Form errors={form.errors} busy={form.busy} save="Ask the pod" onSend={send} onLeave={onDone}>
      <Radios
        at="/purpose"
        label="What should somebody come along for?"
        value={purpose}
        error={form.errors['/purpose']}
        onChange={setPurpose}
        options={options(PURPOSES)}
      />
      <div className="app-halves">
        <DateField at="/wanted_for" label="Day" value={on} onChange={setOn} error={form.errors['/wanted_for']} />
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
      <TextArea
        at="/words"
        label="What should they know?"
        rows={2}
        value={words}
        error={form.errors['/words']}
        onChange={setWords}
      />
    </Form>
  )
}
