import { useState, type FormEvent, type ReactNode } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { newId } from '../../api/ids'
import type { ChildLoad, ComplexityIn, Journey, Worker, WorkerLoad } from '../../api/schema.gen'
import { useSend } from '../../api/useSend'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { today } from '../../ui/dates'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { Radios, TextArea, TextField } from '../../ui/Field'
import { Dialog } from '../../ui/parts'
import { BY_HAND, FLAGS } from '../../ui/workloadWords'
import { plain } from './sums'

/** What a manager is about to say, and of whom. */
export type Said = { kind: 'complexity'; child: ChildLoad } | { kind: 'worker'; load: WorkerLoad }

function Form({ send, errors, children }: { send: () => void; errors: Record<string, string>; children: ReactNode }) {
  return (
    <form
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        send()
      }}
    >
      <ErrorSummary errors={errors} />
      {children}
    </form>
  )
}

interface ChildProps {
  child: ChildLoad
  podId: string
  onClose: () => void
}

/** What takes more time for a child and no record can know; or that it no longer does. */
export function NoteComplexity({ child, podId, onClose }: ChildProps) {
  const [id] = useState(newId)
  const [flag, setFlag] = useState('')
  const [since, setSince] = useState<string | null>(today())
  const [reason, setReason] = useState('')
  const form = useSend<Journey>('/flag', [
    ['caseload', 'pod', podId],
    ['person', child.id],
  ])
  const path = { id: child.journey_id }
  const seen = async () => ({
    path,
    header: ifMatch((await ask(api.GET('/api/v1/journeys/{id}', { params: { path } }))).version),
  })
  const note = () => {
    const missing = {
      ...(flag ? {} : { '/flag': 'Choose what takes more time' }),
      ...(since ? {} : { '/since': 'Enter a day' }),
      ...(reason.trim() ? {} : { '/reason': 'Say why' }),
    }
    const body: ComplexityIn = { id, flag: flag as ComplexityIn['flag'], since: since ?? '', reason }
    const run = async () => ask(api.POST('/api/v1/journeys/{id}/complexities', { params: await seen(), body }))
    form.send(missing, run, onClose)
  }
  const end = (complexity: string) => {
    const body = { complexity_id: complexity, until: today() }
    const run = async () => ask(api.POST('/api/v1/journeys/{id}/complexities/end', { params: await seen(), body }))
    form.send({}, run, onClose)
  }
  const noted = child.reasons.filter((each) => each.noted_id)
  return (
    <Dialog title={`What takes more time for ${child.name ?? 'this child'}?`} onClose={onClose}>
      <Form send={note} errors={form.errors}>
        {noted.map((each) => (
          <p className="govuk-body" key={each.flag}>
            {FLAGS[each.flag]}: {each.words}{' '}
            <button type="button" className="app-plain" onClick={() => each.noted_id && end(each.noted_id)}>
              No longer<span className="govuk-visually-hidden"> {FLAGS[each.flag]}</span>
            </button>
          </p>
        ))}
        <Radios
          at="/flag"
          label="Note"
          hint="What is recorded elsewhere, such as exploitation or an interpreter, counts by itself."
          value={flag}
          onChange={setFlag}
          error={form.errors['/flag']}
          options={BY_HAND.filter((each) => !noted.some((one) => one.flag === each)).map((value) => ({
            value,
            text: FLAGS[value] ?? value,
          }))}
        />
        <DateField label="Since" at="/since" value={since} onChange={setSince} error={form.errors['/since']} />
        <TextArea
          label="Why?"
          at="/reason"
          rows={2}
          value={reason}
          onChange={setReason}
          error={form.errors['/reason']}
        />
        <div className="app-row">
          <Button type="submit" busy={form.busy}>
            Note it
          </Button>
          <Button secondary onClick={onClose}>
            Close
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

interface WorkerProps {
  load: WorkerLoad
  podId: string
  onClose: () => void
}

/** A worker's duties besides children, and the first year after qualifying. */
export function WorkerForm({ load, podId, onClose }: WorkerProps) {
  const [id] = useState(newId)
  const [what, setWhat] = useState('duty')
  const [points, setPoints] = useState('')
  const [text, setText] = useState('')
  const [since, setSince] = useState<string | null>(today())
  const [until, setUntil] = useState<string | null>(null)
  const form = useSend<Worker>('/what', [['caseload', 'pod', podId]])
  const path = { id: load.worker_id }
  const seen = async () => ({
    path,
    header: ifMatch((await ask(api.GET('/api/v1/workers/{id}', { params: { path } }))).version),
  })
  const save = () => {
    const missing: Record<string, string> = since ? {} : { '/since': 'Enter a day' }
    if (what === 'duty') {
      if (!(Number(points) > 0)) missing['/points'] = 'Enter points of a full week, such as 10'
      if (!text.trim()) missing['/words'] = 'Say what the duty is'
      const body = { id, points: Number(points), words: text, since: since ?? '', until }
      form.send(
        missing,
        async () => ask(api.POST('/api/v1/workers/{id}/duties', { params: await seen(), body })),
        onClose,
      )
      return
    }
    if (!until) missing['/until'] = 'Enter the first day after the first year'
    const body = { since: since ?? '', until: until ?? '' }
    form.send(
      missing,
      async () => ask(api.POST('/api/v1/workers/{id}/first-year', { params: await seen(), body })),
      onClose,
    )
  }
  const end = (duty: string) => {
    const body = { duty_id: duty, until: today() }
    const run = async () => ask(api.POST('/api/v1/workers/{id}/duties/end', { params: await seen(), body }))
    form.send({}, run, onClose)
  }
  return (
    <Dialog title={`What else ${load.name} does`} onClose={onClose}>
      <Form send={save} errors={form.errors}>
        {load.duties.map((duty) => (
          <p className="govuk-body" key={duty.id}>
            {duty.words}: {plain(duty.points)} points{' '}
            <button type="button" className="app-plain" onClick={() => end(duty.id)}>
              Ends today<span className="govuk-visually-hidden"> {duty.words}</span>
            </button>
          </p>
        ))}
        <Radios
          at="/what"
          label="Say"
          inline
          value={what}
          onChange={setWhat}
          error={form.errors['/what']}
          options={[
            { value: 'duty', text: 'A duty besides children' },
            { value: 'year', text: 'The first year after qualifying' },
          ]}
        />
        {what === 'duty' && (
          <>
            <TextField label="What is it?" at="/words" value={text} onChange={setText} error={form.errors['/words']} />
            <TextField
              label="Points of a full week"
              hint="A full week is 100 points: half a day each week is 10."
              at="/points"
              width="4"
              value={points}
              onChange={setPoints}
              error={form.errors['/points']}
            />
          </>
        )}
        <DateField label="Since" at="/since" value={since} onChange={setSince} error={form.errors['/since']} />
        <DateField
          label={what === 'duty' ? 'Until, if known' : 'First day after it'}
          {...(what === 'duty' ? {} : { hint: 'Twelve months later at the earliest.' })}
          at="/until"
          value={until}
          onChange={setUntil}
          error={form.errors['/until']}
        />
        <div className="app-row">
          <Button type="submit" busy={form.busy}>
            Save
          </Button>
          <Button secondary onClick={onClose}>
            Close
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
