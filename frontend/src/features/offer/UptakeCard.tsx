import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { newId } from '../../api/ids'
import type { Uptake, UptakeAnswerIn, UptakeEndIn, UptakeView } from '../../api/schema.gen'
import { useMay } from '../../api/session'
import { useSend } from '../../api/useSend'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { day, today } from '../../ui/dates'
import { Radios, Select, TextArea } from '../../ui/Field'
import { Form } from '../../ui/Form'
import { CAME, named, NEEDS, options, UPTAKE_STATES } from '../../ui/offerWords'
import { Facts, Opened, State } from '../../ui/parts'

type Doing = 'news' | 'answer' | 'start' | 'end' | 'withdraw'

const BEFORE = ['asked', 'accepted', 'waiting']
const OPEN = [...BEFORE, 'started']
/** Days without a word after which somebody should ask. */
const QUIET = 14

/** How urgent it is to ask where a referral stands. */
export function urgency(each: Pick<UptakeView, 'state' | 'quiet_days'>): 'late' | 'soon' | 'in-time' | 'done' {
  if (!OPEN.includes(each.state)) return 'done'
  if (each.state === 'started') return 'in-time'
  return each.quiet_days > QUIET ? 'late' : each.quiet_days > QUIET / 2 ? 'soon' : 'in-time'
}

/** A referral to a service: where it stands, what was heard, and what came of it. */
export function UptakeCard({ uptake, linked = false }: { uptake: UptakeView; linked?: boolean }) {
  const may = useMay()
  const [doing, setDoing] = useState<Doing | null>(null)
  const first = uptake.people[0]
  const quiet = uptake.quiet_days === 1 ? '1 day' : `${uptake.quiet_days} days`
  const steps: [Doing, string][] = [
    ...(BEFORE.includes(uptake.state)
      ? ([
          ['answer', 'They answered'],
          ['start', 'It has begun'],
        ] as [Doing, string][])
      : []),
    ...(uptake.state === 'started' ? ([['end', 'It has ended']] as [Doing, string][]) : []),
    ['news', 'News'],
    ['withdraw', 'No longer wanted'],
  ]
  return (
    <article className="app-entry">
      <h3 className="govuk-heading-s">
        {uptake.offer_name}, for {uptake.people.map((each) => each.name ?? 'somebody').join(', ')}
      </h3>
      <p className="govuk-body">
        <State is={urgency(uptake)}>{UPTAKE_STATES[uptake.state]}</State>
        {OPEN.includes(uptake.state) && ` ${quiet} since last news`}
      </p>
      <Facts
        rows={[
          ['Asked', `${day(uptake.asked_on)} by ${uptake.worker_name}: ${uptake.why}`],
          ['What the family wants', uptake.wanted],
          ['Helps with', named(NEEDS, uptake.needs)],
          ['Instead of', uptake.instead_of && `${uptake.instead_of}: ${uptake.instead_because}`],
          ['Last heard', uptake.news_on && `${day(uptake.news_on)}: ${uptake.news}`],
          ['Expected', uptake.expected_on && day(uptake.expected_on)],
          ['Began', uptake.started_on && day(uptake.started_on)],
          ['Ended', uptake.ended_on && day(uptake.ended_on)],
          ['What came of it', uptake.came && CAME[uptake.came]],
          ['In the family’s words', uptake.family_words],
          ['In the worker’s words', uptake.worker_words],
          [
            'How far along they felt',
            uptake.distance_from && uptake.distance_to && `${uptake.distance_from} of 10, then ${uptake.distance_to}`,
          ],
        ]}
      />
      <details className="govuk-details">
        <summary className="govuk-details__summary">
          <span className="govuk-details__summary-text">What was sent</span>
        </summary>
        <div className="govuk-details__text app-said">{uptake.sent}</div>
      </details>
      {linked && first && (
        <p className="govuk-body">
          <Link to="/people/$id/offers" params={{ id: first.id }}>
            Services for {first.name ?? 'them'}
          </Link>
        </p>
      )}
      {OPEN.includes(uptake.state) && may('uptake:record') && (
        <div className="app-row">
          {steps.map(([step, text]) => (
            <Button secondary key={step} onClick={() => setDoing(step)}>
              {text}
            </Button>
          ))}
        </div>
      )}
      {doing && (
        <Opened key={doing}>
          <StepForm doing={doing} uptake={uptake} onDone={() => setDoing(null)} />
        </Opened>
      )}
    </article>
  )
}

const ASKS: Record<Doing, string> = {
  news: 'What did you hear?',
  answer: 'What did they say? If no, their reason',
  start: 'How did it begin?',
  end: 'How did it end?',
  withdraw: 'Why is it no longer wanted or needed?',
}
const TEN = Array.from({ length: 10 }, (_, at) => ({ value: `${at + 1}`, text: `${at + 1}` }))
const ANSWERS = { accepted: 'Yes', waiting: 'Yes, after a wait', declined: 'No' }

function StepForm({ doing, uptake, onDone }: { doing: Doing; uptake: UptakeView; onDone: () => void }) {
  const [id] = useState(newId)
  const [on, setOn] = useState<string | null>(today())
  const [text, setText] = useState('')
  const [state, setState] = useState('')
  const [expected, setExpected] = useState<string | null>(null)
  const [distance, setDistance] = useState('')
  const [came, setCame] = useState('')
  const [worker, setWorker] = useState('')
  const [family, setFamily] = useState('')
  const form = useSend<Uptake>('/words', [['person'], ['pod']])
  const { errors } = form
  const run = () => {
    const params = { path: { id: uptake.id }, header: ifMatch(uptake.version) }
    const body = { id, on: on ?? '', words: text }
    const far = distance ? Number(distance) : null
    switch (doing) {
      case 'answer':
        return ask(
          api.POST('/api/v1/uptakes/{id}/answer', {
            params,
            body: {
              ...body,
              state: state as UptakeAnswerIn['state'],
              expected_on: state === 'waiting' ? expected : null,
            },
          }),
        )
      case 'start':
        return ask(api.POST('/api/v1/uptakes/{id}/start', { params, body: { ...body, distance_from: far } }))
      case 'end':
        return ask(
          api.POST('/api/v1/uptakes/{id}/end', {
            params,
            body: {
              ...body,
              came: came as UptakeEndIn['came'],
              worker_words: worker,
              family_words: family.trim() || null,
              distance_to: far,
            },
          }),
        )
      case 'withdraw':
        return ask(api.POST('/api/v1/uptakes/{id}/withdraw', { params, body }))
      case 'news':
        return ask(api.POST('/api/v1/uptakes/{id}/news', { params, body }))
    }
  }
  const send = () => {
    const found: Record<string, string> = {}
    if (!on) found['/on'] = 'Enter the day'
    if (!text.trim()) found['/words'] = 'Write a sentence'
    if (doing === 'answer' && !state) found['/state'] = 'Choose their answer'
    if (doing === 'end' && !came) found['/came'] = 'Choose what came of it'
    if (doing === 'end' && !worker.trim()) found['/worker_words'] = 'Write a sentence'
    form.send(found, run, onDone)
  }
  return (
    <Form errors={errors} busy={form.busy} onSend={send} onLeave={onDone}>
      {doing === 'answer' && (
        <Radios
          at="/state"
          label="Their answer"
          value={state}
          onChange={setState}
          error={errors['/state']}
          options={options(ANSWERS)}
        />
      )}
      <DateField at="/on" label="When" value={on} onChange={setOn} error={errors['/on']} />
      <TextArea at="/words" label={ASKS[doing]} rows={2} value={text} onChange={setText} error={errors['/words']} />
      {state === 'waiting' && doing === 'answer' && (
        <DateField
          at="/expected_on"
          label="Expected to begin (if they said)"
          value={expected}
          onChange={setExpected}
          error={errors['/expected_on']}
        />
      )}
      {doing === 'end' && (
        <>
          <Radios
            at="/came"
            label="What came of it?"
            value={came}
            onChange={setCame}
            error={errors['/came']}
            options={options(CAME)}
          />
          <TextArea at="/family_words" label="In the family’s words" rows={2} value={family} onChange={setFamily} />
          <TextArea
            at="/worker_words"
            label="In your words"
            rows={2}
            value={worker}
            onChange={setWorker}
            error={errors['/worker_words']}
          />
        </>
      )}
      {(doing === 'start' || doing === 'end') && (
        <Select
          at="/distance"
          label="How far along do they feel? 1 is the start, 10 is there (may stay empty)"
          value={distance}
          onChange={setDistance}
          options={TEN}
        />
      )}
    </Form>
  )
}
