import { useState, type ReactNode } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { newId } from '../../api/ids'
import type { ChronologyEntry, ChronologyPerson, EventCorrectionIn, EventShown } from '../../api/schema.gen'
import { DateField } from '../../ui/DateField'
import { today } from '../../ui/dates'
import { Form } from '../../ui/Form'
import { Check, TextArea } from '../../ui/Field'
import { Section } from '../../ui/parts'
import { useSend } from '../../api/useSend'
import { useFirstField } from './useFirstField'
import { EventFields, faults, type Writing } from './EventFields'

export type Edit = 'correct' | 'update' | 'analyse' | 'end'

interface Props {
  entry: ChronologyEntry
  event: EventShown
  people: ChronologyPerson[]
  onDone: () => void
}

/** Three different edits, each with its history, and the line on why it matters. */
export const EDITS: { edit: Edit; text: string }[] = [
  { edit: 'analyse', text: 'Why it matters' },
  { edit: 'correct', text: 'It was wrong' },
  { edit: 'update', text: 'It has gone on' },
  { edit: 'end', text: 'It no longer counts' },
]

export function EditForm({ edit, ...props }: Props & { edit: Edit }) {
  if (edit === 'correct') return <CorrectForm {...props} />
  if (edit === 'update') return <UpdateForm {...props} />
  if (edit === 'analyse') return <AnalyseForm {...props} />
  return <EndForm {...props} />
}

const at = (entry: ChronologyEntry, event: EventShown) => ({
  params: { path: { id: entry.record_id }, header: ifMatch(event.version) },
})

interface FrameProps {
  title: string
  hint: string
  change: ReturnType<typeof useSend>
  onSend: () => void
  onDone: () => void
  children: ReactNode
}

function Frame({ title, hint, change, onSend, onDone, children }: FrameProps) {
  const first = useFirstField(true)
  return (
    <Section title={title}>
      <Form errors={change.errors} busy={change.busy} onSend={onSend} onLeave={onDone} ref={first}>
        <p className="app-quiet">{hint}</p>
        {children}
      </Form>
    </Section>
  )
}

function CorrectForm({ entry, event, people, onDone }: Props) {
  const [writing, setWriting] = useState<Writing>({
    on: entry.on,
    until: event.until,
    on_estimated: event.on_estimated,
    words: event.words,
    event_kind: event.event_kind,
    source: event.source,
    people: event.people.map((each) => each.person_id),
    analysis: '',
    in_court: false,
  })
  const [reason, setReason] = useState('')
  const change = useSend('/words', [['person']])
  const send = () => {
    const found = faults(writing)
    if (!reason.trim()) found['/reason'] = 'Say what was wrong'
    const before = new Map(event.people.map((each) => [each.person_id, each.particular]))
    const body: EventCorrectionIn = {
      on: writing.on ?? '',
      until: writing.until,
      on_estimated: writing.on_estimated,
      words: writing.words,
      event_kind: writing.event_kind as EventCorrectionIn['event_kind'],
      source: writing.source,
      people: writing.people.map((person_id) => ({
        id: newId(),
        person_id,
        particular: before.get(person_id) ?? null,
      })),
      reason,
    }
    change.send(found, () => ask(api.POST('/api/v1/events/{id}/correct', { ...at(entry, event), body })), onDone)
  }
  return (
    <Frame
      title="It was wrong"
      hint="Put it right. What it said before stays in the history."
      change={change}
      onSend={send}
      onDone={onDone}
    >
      <EventFields writing={writing} change={setWriting} errors={change.errors} people={people} />
      <TextArea
        at="/reason"
        label="What was wrong, and how do we know now?"
        rows={2}
        value={reason}
        onChange={setReason}
        error={change.errors['/reason']}
      />
    </Frame>
  )
}

function UpdateForm({ entry, event, onDone }: Props) {
  const [id] = useState(newId)
  const [on, setOn] = useState<string | null>(today())
  const [text, setText] = useState('')
  const [over, setOver] = useState(false)
  const change = useSend('/words', [['person']])
  const send = () => {
    const found: Record<string, string> = {}
    if (!text.trim()) found['/words'] = 'Say how it has gone on'
    if (!on) found['/on'] = 'Enter the day'
    const body = { id, on: on ?? '', words: text, until: over ? on : null }
    change.send(found, () => ask(api.POST('/api/v1/events/{id}/update', { ...at(entry, event), body })), onDone)
  }
  return (
    <Frame
      title="It has gone on"
      hint="What was told stays true. The new words get a line of their own on their day."
      change={change}
      onSend={send}
      onDone={onDone}
    >
      <TextArea
        at="/words"
        label="How has it gone on?"
        rows={3}
        value={text}
        onChange={setText}
        error={change.errors['/words']}
      />
      <DateField at="/on" label="From" value={on} onChange={setOn} error={change.errors['/on']} />
      <div className="govuk-form-group">
        <Check label="With this it is over" checked={over} onChange={setOver} />
      </div>
    </Frame>
  )
}

function AnalyseForm({ entry, event, onDone }: Props) {
  const [analysis, setAnalysis] = useState(event.analysis ?? '')
  const [court, setCourt] = useState(event.in_court)
  const change = useSend('/words', [['person']])
  const send = () => {
    const body = { analysis: analysis.trim() || null, in_court: court }
    change.send({}, () => ask(api.POST('/api/v1/events/{id}/analyse', { ...at(entry, event), body })), onDone)
  }
  return (
    <Frame
      title="Why it matters"
      hint="One or two sentences: what it means for the child."
      change={change}
      onSend={send}
      onDone={onDone}
    >
      <TextArea
        at="/words"
        label="Why does it matter?"
        rows={2}
        value={analysis}
        onChange={setAnalysis}
        error={change.errors['/words'] ?? change.errors['/analysis']}
      />
      <div className="govuk-form-group">
        <Check label="It belongs in the chronology for a court" checked={court} onChange={setCourt} />
      </div>
    </Frame>
  )
}

function EndForm({ entry, event, onDone }: Props) {
  const [reason, setReason] = useState('')
  const change = useSend('/words', [['person']])
  const send = () => {
    const found: Record<string, string> = reason.trim() ? {} : { '/words': 'Say why' }
    change.send(
      found,
      () => ask(api.POST('/api/v1/events/{id}/end', { ...at(entry, event), body: { reason } })),
      onDone,
    )
  }
  return (
    <Frame
      title="It no longer counts"
      hint="It leaves the chronology. It stays in the history, with why."
      change={change}
      onSend={send}
      onDone={onDone}
    >
      <TextArea
        at="/words"
        label="Why does it no longer count?"
        rows={2}
        value={reason}
        onChange={setReason}
        error={change.errors['/words'] ?? change.errors['/reason']}
      />
    </Frame>
  )
}
