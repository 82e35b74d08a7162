import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { newId } from '../../api/ids'
import type { Overview, WarningIn, WarningView } from '../../api/schema.gen'
import { useMay } from '../../api/session'
import { useAdd } from '../../app/adding'
import { useSend } from '../../api/useSend'
import { DateField } from '../../ui/DateField'
import { day, today } from '../../ui/dates'
import { TextArea, TextField } from '../../ui/Field'
import { Form } from '../../ui/Form'
import { Dialog, Name, State } from '../../ui/parts'
import { EndPart } from './EndPart'
import { under } from './under'

type Doing = { verb: 'write' } | { verb: 'again' | 'correct'; note: WarningView }

/** What one must know before a visit or a call: above everything else of the record, and not on paper. */
export function Warnings({ person }: { person: Overview }) {
  const may = useMay()
  const [doing, setDoing] = useState<Doing | null>(null)
  useAdd({ warning: () => setDoing({ verb: 'write' }) })
  const change = may('person:change')
  const close = () => setDoing(null)
  return (
    <>
      {person.warnings.length > 0 && (
        <aside className="app-alert app-noprint" aria-label="Know this before you visit or call">
          <h2 className="govuk-heading-s">Know this before you visit or call</h2>
          <ul className="govuk-list">
            {person.warnings.map((note) => (
              <li key={note.id}>
                {note.person_id !== person.id && (
                  <>
                    About{' '}
                    <Link to="/people/$id" params={{ id: note.person_id }} className="govuk-link">
                      <Name>{note.name}</Name>
                    </Link>
                    {': '}
                  </>
                )}
                <strong className="app-prose">{note.words}</strong>{' '}
                {note.review_by < today() ? (
                  <>
                    <State is="late">Look at this again</State>{' '}
                    <span className="app-quiet">It was due {day(note.review_by)}.</span>
                  </>
                ) : (
                  <span className="app-quiet">Look at it again by {day(note.review_by)}.</span>
                )}{' '}
                <span className="app-quiet">
                  {note.written_by_name}, since {day(note.since)}
                </span>
                {change && note.person_id === person.id && (
                  <span className="app-row">
                    <button type="button" className="app-plain" onClick={() => setDoing({ verb: 'again', note })}>
                      It still holds<span className="govuk-visually-hidden">: {note.words}</span>
                    </button>
                    <button type="button" className="app-plain" onClick={() => setDoing({ verb: 'correct', note })}>
                      Put it right<span className="govuk-visually-hidden">: {note.words}</span>
                    </button>
                    <EndPart
                      personId={person.id}
                      version={ifMatch(person.version)['If-Match']}
                      partId={note.id}
                      what={note.words}
                    />
                  </span>
                )}
              </li>
            ))}
          </ul>
        </aside>
      )}
      {doing?.verb === 'write' && <WriteForm person={person} onClose={close} />}
      {doing?.verb === 'again' && <AgainForm person={person} note={doing.note} onClose={close} />}
      {doing?.verb === 'correct' && <CorrectForm person={person} note={doing.note} onClose={close} />}
    </>
  )
}

interface Props {
  person: Overview
  onClose: () => void
}

const at = (person: Overview) => ({ params: { path: { id: person.id }, header: ifMatch(person.version) } })

function WriteForm({ person, onClose }: Props) {
  const [id] = useState(newId)
  const [text, setText] = useState('')
  const [since, setSince] = useState<string | null>(today())
  const [by, setBy] = useState<string | null>(null)
  const change = useSend('/words', [['person']])
  const errors = under('/warning', change.errors)
  const send = () => {
    const found: Record<string, string> = {}
    if (!text.trim()) found['/words'] = 'Say what one must know'
    if (!since) found['/since'] = 'Enter the day'
    if (!by) found['/review_by'] = 'Enter the day by which somebody asks whether it is still so'
    const body: WarningIn = { id, words: text, since: since ?? '', review_by: by ?? '' }
    change.send(found, () => ask(api.POST('/api/v1/people/{id}/warnings', { ...at(person), body })), onClose)
  }
  return (
    <Dialog title="Write a warning note" onClose={onClose}>
      <Form errors={errors} busy={change.busy} onSend={send} onLeave={onClose}>
        <TextArea
          at="/warning/words"
          label="What must one know before a visit or a call?"
          hint="Such as “a large dog, often loose” or “never ring the second number: he answers it”. It stands above every page of the record, and above those of the family."
          rows={2}
          value={text}
          onChange={setText}
          error={errors['/warning/words']}
        />
        <DateField
          at="/warning/since"
          label="Since when is it so?"
          value={since}
          onChange={setSince}
          error={errors['/warning/since']}
        />
        <DateField
          at="/warning/review_by"
          label="By when will somebody ask whether it is still so?"
          hint="Within a year."
          value={by}
          onChange={setBy}
          error={errors['/warning/review_by']}
        />
      </Form>
    </Dialog>
  )
}

function AgainForm({ person, note, onClose }: Props & { note: WarningView }) {
  const [by, setBy] = useState<string | null>(null)
  const change = useSend('/review_by', [['person']])
  const errors = under('/again', change.errors)
  const send = () => {
    const missing: Record<string, string> = by ? {} : { '/review_by': 'Enter the day' }
    const body = { warning_id: note.id, review_by: by ?? '' }
    change.send(missing, () => ask(api.POST('/api/v1/people/{id}/warnings/again', { ...at(person), body })), onClose)
  }
  return (
    <Dialog title="It still holds" onClose={onClose}>
      <p className="govuk-body">
        <bdi>{note.words}</bdi>
      </p>
      <Form errors={errors} busy={change.busy} onSend={send} onLeave={onClose}>
        <DateField
          at="/again/review_by"
          label="By when will somebody ask again?"
          hint="Within a year."
          value={by}
          onChange={setBy}
          error={errors['/again/review_by']}
        />
      </Form>
    </Dialog>
  )
}

function CorrectForm({ person, note, onClose }: Props & { note: WarningView }) {
  const [text, setText] = useState(note.words)
  const [since, setSince] = useState<string | null>(note.since)
  const [reason, setReason] = useState('')
  const change = useSend('/words', [['person']])
  const errors = under('/right', change.errors)
  const send = () => {
    const found: Record<string, string> = {}
    if (!text.trim()) found['/words'] = 'Say what one must know'
    if (!since) found['/since'] = 'Enter the day'
    if (!reason.trim()) found['/reason'] = 'Say what was wrong'
    const body = { warning_id: note.id, words: text, since: since ?? '', reason }
    change.send(found, () => ask(api.POST('/api/v1/people/{id}/warnings/correct', { ...at(person), body })), onClose)
  }
  return (
    <Dialog title="Put the warning note right" onClose={onClose}>
      <Form errors={errors} busy={change.busy} onSend={send} onLeave={onClose}>
        <TextArea
          at="/right/words"
          label="What should it say?"
          rows={2}
          value={text}
          onChange={setText}
          error={errors['/right/words']}
        />
        <DateField
          at="/right/since"
          label="Since when is it so?"
          value={since}
          onChange={setSince}
          error={errors['/right/since']}
        />
        <TextField
          at="/right/reason"
          label="What was wrong?"
          hint="What it said before stays in the history."
          value={reason}
          onChange={setReason}
          error={errors['/right/reason']}
        />
      </Form>
    </Dialog>
  )
}
