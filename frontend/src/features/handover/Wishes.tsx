import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { newId } from '../../api/ids'
import type { WishAnswerIn, HandoverPage, Wish, WishIn, WishView } from '../../api/schema.gen'
import { useMay, useSession } from '../../api/session'
import { useSend } from '../../api/useSend'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { day, today } from '../../ui/dates'
import { Radios, Select, TextArea, TextField } from '../../ui/Field'
import { Form } from '../../ui/Form'
import { ANSWERS, ASKED_BY } from '../../ui/handoverWords'
import { Facts, Opened, State } from '../../ui/parts'

const options = (words: Record<string, string>) => Object.entries(words).map(([value, text]) => ({ value, text }))

/** Somebody asks for another worker, in their words. */
export function AskForm({ page, onDone }: { page: HandoverPage; onDone: () => void }) {
  const [id] = useState(newId)
  const [by, setBy] = useState('child')
  const [name, setName] = useState('')
  const [about, setAbout] = useState(page.keyworker?.id ?? '')
  const [on, setOn] = useState<string | null>(today())
  const [words, setWords] = useState('')
  const form = useSend<Wish>('/words', [['person'], ['pod']])
  const { errors } = form
  const send = () => {
    const found: Record<string, string> = {}
    if (!about) found['/about_worker_id'] = 'Choose whom it is about'
    if (!on) found['/asked_on'] = 'Enter the day'
    if (!words.trim()) found['/words'] = 'Write what they said'
    const body: WishIn = {
      id,
      child_id: page.id,
      about_worker_id: about,
      asked_on: on ?? '',
      asked_by: by as WishIn['asked_by'],
      asked_by_name: name.trim() || null,
      words,
    }
    form.send(found, () => ask(api.POST('/api/v1/wishes', { body })), onDone)
  }
  return (
    <Form errors={errors} busy={form.busy} onSend={send} onLeave={onDone}>
      <Radios at="/asked_by" label="Who asked?" inline value={by} onChange={setBy} options={options(ASKED_BY)} />
      {by !== 'child' && <TextField at="/asked_by_name" label="Their name" value={name} onChange={setName} />}
      <Select
        at="/about_worker_id"
        label="Somebody else than"
        value={about}
        onChange={setAbout}
        error={errors['/about_worker_id']}
        options={page.workers.map((each) => ({ value: each.id, text: each.name }))}
      />
      <DateField at="/asked_on" label="When" value={on} onChange={setOn} error={errors['/asked_on']} />
      <TextArea
        at="/words"
        label="In their words"
        rows={3}
        value={words}
        onChange={setWords}
        error={errors['/words']}
      />
    </Form>
  )
}

type Doing = 'answer' | 'tell' | 'withdraw'

/** A wish: what was asked, what we said and why, and whether they have been told. */
export function WishCard({ wish }: { wish: WishView }) {
  const may = useMay()
  const { session } = useSession()
  const [doing, setDoing] = useState<Doing | null>(null)
  const open = !wish.told_on && !wish.withdrawn_on
  const mine = session?.worker?.id === wish.about_worker_id
  return (
    <article className="app-entry">
      <h3 className="govuk-heading-s">
        {ASKED_BY[wish.asked_by]}
        {wish.asked_by_name && `, ${wish.asked_by_name},`} asked for somebody else than {wish.about_worker_name}
      </h3>
      <p className="govuk-body">
        <State is={open ? 'late' : 'done'}>
          {wish.withdrawn_on
            ? 'Taken back'
            : wish.told_on
              ? 'Told'
              : wish.answer
                ? 'Tell them the answer'
                : 'Not answered yet'}
        </State>
      </p>
      <Facts
        rows={[
          ['Asked', day(wish.asked_on)],
          ['In their words', wish.words],
          [
            'Our answer',
            wish.answer &&
              `${ANSWERS[wish.answer]}: ${wish.answer_reason} (${wish.answered_by_name ?? 'a manager'}, ${day(wish.answered_on)})`,
          ],
          ['Told', wish.told_on && `${day(wish.told_on)}: ${wish.told_how}`],
          ['Taken back', wish.withdrawn_on && `${day(wish.withdrawn_on)}: ${wish.withdrawn_because}`],
        ]}
      />
      {open && (
        <div className="app-row">
          {!wish.answer && !mine && may('wish:answer') && (
            <Button secondary onClick={() => setDoing('answer')}>
              Answer
            </Button>
          )}
          {wish.answer && may('wish:record') && (
            <Button secondary onClick={() => setDoing('tell')}>
              They have been told
            </Button>
          )}
          {may('wish:record') && (
            <Button secondary onClick={() => setDoing('withdraw')}>
              They took it back
            </Button>
          )}
        </div>
      )}
      {open && doing && (
        <Opened key={doing}>
          <DoForm doing={doing} wish={wish} onDone={() => setDoing(null)} />
        </Opened>
      )}
    </article>
  )
}

const FIELD: Record<Doing, [string, string]> = {
  answer: ['/reason', 'Why, in words they can be told'],
  tell: ['/how', 'How were they told, and what did they say?'],
  withdraw: ['/reason', 'Why?'],
}

function DoForm({ doing, wish, onDone }: { doing: Doing; wish: WishView; onDone: () => void }) {
  const [answer, setAnswer] = useState('')
  const [on, setOn] = useState<string | null>(today())
  const [text, setText] = useState('')
  const [at, label] = FIELD[doing]
  const form = useSend<Wish>(at, [['person'], ['pod']])
  const { errors } = form
  const params = { path: { id: wish.id }, header: ifMatch(wish.version) }
  const run = () => {
    if (doing === 'tell')
      return ask(api.POST('/api/v1/wishes/{id}/tell', { params, body: { on: on ?? '', how: text } }))
    if (doing === 'withdraw') return ask(api.POST('/api/v1/wishes/{id}/withdraw', { params, body: { reason: text } }))
    const body = { answer: answer as WishAnswerIn['answer'], reason: text }
    return ask(api.POST('/api/v1/wishes/{id}/answer', { params, body }))
  }
  const send = () => {
    const found: Record<string, string> = {}
    if (doing === 'answer' && !answer) found['/answer'] = 'Choose an answer'
    if (doing === 'tell' && !on) found['/on'] = 'Enter the day'
    if (!text.trim()) found[at] = 'Write a sentence'
    form.send(found, run, onDone)
  }
  return (
    <Form errors={errors} busy={form.busy} onSend={send} onLeave={onDone}>
      {doing === 'answer' && (
        <Radios
          at="/answer"
          label="Our answer"
          inline
          value={answer}
          onChange={setAnswer}
          error={errors['/answer']}
          options={options(ANSWERS)}
        />
      )}
      {doing === 'tell' && <DateField at="/on" label="When" value={on} onChange={setOn} error={errors['/on']} />}
      <TextArea at={at} label={label} rows={3} value={text} onChange={setText} error={errors[at]} />
    </Form>
  )
}
