import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { instruments } from '../../api/team'
import type { Observation, ObservationRow } from '../../api/schema.gen'
import { useSend } from '../../api/useSend'
import { Button } from '../../ui/Button'
import { day, today } from '../../ui/dates'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { TextArea } from '../../ui/Field'
import { Empty, Facts, Section } from '../../ui/parts'
import { Form, lacking } from './Form'
import { ObserveForm } from './ObserveForm'
import type { Shared } from './Personals'

const TOUCHED = [['supervision']]

/** Practice that was seen: mine, that of others whom I saw, and of the people I lead. */
export function Observations({ rows, me, open, onOpen }: Shared & { rows: ObservationRow[] }) {
  const own = rows.filter((row) => row.worker_id === me)
  const others = rows.filter((row) => row.worker_id !== me)
  const shared = { me, open, onOpen }
  return (
    <Section
      title="Practice that was seen"
      action={
        open !== 'observe' && (
          <Button secondary onClick={() => onOpen('observe')}>
            Write what you saw
          </Button>
        )
      }
    >
      {open === 'observe' && <ObserveForm me={me} onDone={() => onOpen(null)} />}
      {rows.length === 0 && (
        <Empty>Nobody has seen you at work yet. Ask a colleague to come along and tell you what they saw.</Empty>
      )}
      {own.map((row) => (
        <One key={row.id} row={row} {...shared} />
      ))}
      {others.map((row) => (
        <One key={row.id} row={row} {...shared} />
      ))}
    </Section>
  )
}

function One({ row, me, open, onOpen }: Shared & { row: ObservationRow }) {
  const form = useSend<Observation>('/on', TOUCHED)
  const named = useQuery(instruments)
  const path = { params: { path: { id: row.id }, header: ifMatch(row.version) } }
  const who =
    row.worker_id === me
      ? `You, seen by ${row.observer_name}`
      : `${row.worker_name}, seen by ${row.observer_id === me ? 'you' : row.observer_name}`
  const instrument = named.data?.find((each) => each.code === row.instrument)
  return (
    <article className="app-child">
      <h3 className="govuk-heading-s">
        {day(row.on)}: {who}
      </h3>
      <ErrorSummary errors={form.errors} />
      <Facts
        rows={[
          ['Where and what', row.setting],
          ['Strengths', row.strengths],
          ['To grow', row.to_grow],
          [
            instrument ? `Scores (${instrument.name})` : 'Scores',
            row.scores.map((each) => [each.aspect, each.score ?? each.words].join(': ')).join('; '),
          ],
          [row.worker_id === me ? 'Your own thoughts' : 'Their own thoughts', row.reflection],
          ['Talked through', row.feedback_on && day(row.feedback_on)],
        ]}
      />
      {open === `amend:${row.id}` && <ObserveForm me={me} row={row} onDone={() => onOpen(null)} />}
      {open === `reflect:${row.id}` ? (
        <ReflectForm row={row} onDone={() => onOpen(null)} />
      ) : (
        <div className="app-row">
          {row.worker_id === me && (
            <Button secondary onClick={() => onOpen(`reflect:${row.id}`)}>
              Write what you make of it
            </Button>
          )}
          {row.observer_id === me && open !== `amend:${row.id}` && (
            <Button secondary onClick={() => onOpen(`amend:${row.id}`)}>
              Put it right
            </Button>
          )}
          {row.observer_id === me && !row.feedback_on && (
            <Button
              secondary
              busy={form.busy}
              onClick={() =>
                form.send(
                  {},
                  () => ask(api.POST('/api/v1/observations/{id}/feedback', { ...path, body: { on: today() } })),
                  () => undefined,
                )
              }
            >
              We talked it through today
            </Button>
          )}
        </div>
      )}
    </article>
  )
}

function ReflectForm({ row, onDone }: { row: ObservationRow; onDone: () => void }) {
  const [words, setWords] = useState(row.reflection ?? '')
  const form = useSend<Observation>('/words', TOUCHED)
  const run = () =>
    ask(
      api.POST('/api/v1/observations/{id}/reflect', {
        params: { path: { id: row.id }, header: ifMatch(row.version) },
        body: { words },
      }),
    )
  return (
    <Form
      errors={form.errors}
      busy={form.busy}
      save="Save"
      onLeave={onDone}
      onSend={() => form.send(lacking([['/words', words, 'Write something, or leave it']]), run, onDone)}
    >
      <TextArea
        at="/words"
        label="What do you make of it?"
        rows={4}
        value={words}
        error={form.errors['/words']}
        onChange={setWords}
      />
    </Form>
  )
}
