import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import type { Personal, PersonalRow } from '../../api/schema.gen'
import { useSend } from '../../api/useSend'
import { Button } from '../../ui/Button'
import { day, moment, today } from '../../ui/dates'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { TextArea } from '../../ui/Field'
import { Empty, Facts, Name, Section, State } from '../../ui/parts'
import { Form, lacking } from './Form'
import { HoldForm } from './HoldForm'
import { ofMine } from './mine'
import { PlanForm } from './PlanForm'
import { WellbeingPart } from './Wellbeing'

export interface Shared {
  me: string
  open: string | null
  onOpen: (what: string | null) => void
}

const TOUCHED = [['supervision']]

/** Supervision with one other person: the next, the past, and of the people whom I supervise. */
export function Personals({ rows, me, open, onOpen }: Shared & { rows: PersonalRow[] }) {
  const own = ofMine(rows, me)
  const others = rows.filter((row) => row.supervisee_id !== me)
  const shared = { me, open, onOpen }
  return (
    <>
      <Section
        title="Your personal supervision"
        action={
          open !== 'plan' && (
            <Button secondary onClick={() => onOpen('plan')}>
              Plan supervision
            </Button>
          )
        }
      >
        {open === 'plan' && <PlanForm me={me} onDone={() => onOpen(null)} />}
        {own.length === 0 && <Empty>Nothing yet. Plan a time with whoever supervises you.</Empty>}
        <Rows rows={own} {...shared} />
      </Section>
      {others.length > 0 && (
        <Section title="People you lead">
          <Rows rows={others} {...shared} />
        </Section>
      )}
    </>
  )
}

const AT_FIRST = 4

/** What is next and what was last; what is older on asking. */
function Rows({ rows, ...shared }: Shared & { rows: PersonalRow[] }) {
  const [all, setAll] = useState(false)
  return (
    <>
      {(all ? rows : rows.slice(0, AT_FIRST)).map((row) => (
        <One key={row.id} row={row} {...shared} />
      ))}
      {!all && rows.length > AT_FIRST && (
        <Button secondary onClick={() => setAll(true)}>
          Show {rows.length - AT_FIRST} earlier
        </Button>
      )}
    </>
  )
}

function One({ row, me, open, onOpen }: Shared & { row: PersonalRow }) {
  const form = useSend<Personal>('/on', TOUCHED)
  const mine = row.supervisee_id === me || row.supervisor_id === me
  const who =
    row.supervisee_id === me
      ? `With ${row.supervisor_name}`
      : `${row.supervisee_name}, with ${row.supervisor_name === '' ? 'nobody' : row.supervisor_id === me ? 'you' : row.supervisor_name}`
  const path = { params: { path: { id: row.id }, header: ifMatch(row.version) } }
  if (open === `hold:${row.id}`) return <HoldForm row={row} onDone={() => onOpen(null)} />
  if (open === `cancel:${row.id}`) return <CancelForm row={row} onDone={() => onOpen(null)} />
  return (
    <article className="app-child">
      <h3 className="govuk-heading-s">
        {row.held_on ? day(row.held_on) : moment(row.planned_for)}: {who}{' '}
        {row.state === 'planned' && (
          <State is={row.planned_for.slice(0, 10) < today() ? 'late' : 'soon'}>
            {row.planned_for.slice(0, 10) < today() ? 'Was it held?' : 'Planned'}
          </State>
        )}
      </h3>
      <ErrorSummary errors={form.errors} />
      {row.state === 'held' && (
        <Facts
          rows={[
            ['Work', row.work],
            ['Learning and growing', row.development],
            [
              'Children you spoke of',
              row.children.length > 0 &&
                row.children.map((child, place) => (
                  <span key={child.id}>
                    {place > 0 && ', '}
                    <Link to="/people/$id" params={{ id: child.id }} className="govuk-link">
                      <Name>{child.name}</Name>
                    </Link>
                  </span>
                )),
            ],
          ].filter((pair): pair is [string, string] => Boolean(pair[1]))}
        />
      )}
      {row.agreements.length > 0 && (
        <ul className="govuk-list">
          {row.agreements.map((each) => (
            <li key={each.id}>
              {each.worker_id === me
                ? 'You: '
                : `${each.worker_id === row.supervisee_id ? row.supervisee_name : row.supervisor_name}: `}
              {each.words}{' '}
              {each.done_on ? (
                <State is="done">Done {day(each.done_on)}</State>
              ) : (
                <>
                  {each.by_when && (
                    <State is={each.by_when < today() ? 'late' : 'in-time'}>by {day(each.by_when)}</State>
                  )}{' '}
                  {mine && (
                    <button
                      type="button"
                      className="govuk-link app-plain"
                      disabled={form.busy}
                      onClick={() =>
                        form.send(
                          {},
                          () =>
                            ask(
                              api.POST('/api/v1/personals/{id}/agreements/keep', {
                                ...path,
                                body: { agreement_id: each.id, on: today() },
                              }),
                            ),
                          () => undefined,
                        )
                      }
                    >
                      Done today
                    </button>
                  )}
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {mine && (
        <>
          <WellbeingPart row={row} open={open} onOpen={onOpen} />
          <div className="app-row">
            <Button secondary onClick={() => onOpen(`hold:${row.id}`)}>
              {row.state === 'planned' ? 'We met: write it down' : 'Complete it'}
            </Button>
            {row.state === 'planned' && (
              <Button secondary onClick={() => onOpen(`cancel:${row.id}`)}>
                Call it off
              </Button>
            )}
          </div>
        </>
      )}
    </article>
  )
}

function CancelForm({ row, onDone }: { row: PersonalRow; onDone: () => void }) {
  const [reason, setReason] = useState('')
  const form = useSend<Personal>('/reason', TOUCHED)
  const run = () =>
    ask(
      api.POST('/api/v1/personals/{id}/cancel', {
        params: { path: { id: row.id }, header: ifMatch(row.version) },
        body: { reason },
      }),
    )
  return (
    <Form
      errors={form.errors}
      busy={form.busy}
      save="Call it off"
      onLeave={onDone}
      onSend={() => form.send(lacking([['/reason', reason, 'Say why']]), run, onDone)}
    >
      <TextArea
        at="/reason"
        label="Why will you not meet then?"
        rows={2}
        value={reason}
        error={form.errors['/reason']}
        onChange={setReason}
      />
    </Form>
  )
}
