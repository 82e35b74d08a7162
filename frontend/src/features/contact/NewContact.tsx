import { useState, type FormEvent } from 'react'
import { api, ask } from '../../api/client'
import { sendDocument } from '../../api/partner'
import { asProblem } from '../../api/problem'
import type { Person } from '../../api/schema.gen'
import { useSession } from '../../api/session'
import { useDraft } from '../../offline/useDraft'
import { Button } from '../../ui/Button'
import { PickDocuments } from '../../ui/Documents'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { Radios, Select, TextArea, TextField } from '../../ui/Field'
import { Title } from '../../ui/parts'
import { NamedFields, type Somebody } from './NamedFields'
import { body, empty, missing, nobody, type Writing } from './writing'
import { choices } from '../../ui/words'

const SOURCES = [
  '1A',
  '1B',
  '1C',
  '1D',
  '2A',
  '2B',
  '3A',
  '3B',
  '3C',
  '3D',
  '3E',
  '3F',
  '4',
  '5A',
  '5B',
  '5C',
  '5D',
  '6',
  '7',
  '8',
  '9',
  '10',
]

interface Props {
  about: Person | null
  /** Somebody at a partner agency writes it: we know then how it arrived and from whom. */
  partner?: boolean
  onDone: (id: string) => void
}

/** A worry that came by telephone, letter or at the door, typed by staff. Kept on the device until it is sent.
 * What the record of the child whom it is about says already is not typed again. */
export function NewContact({ about, partner, onDone }: Props) {
  const { session } = useSession()
  const draft = useDraft(session?.worker?.id ?? '', `contact-new${about ? `-${about.id}` : ''}`, '', empty(about))
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [files, setFiles] = useState<File[]>([])
  const [busy, setBusy] = useState(false)
  const { value } = draft
  const set = (part: Partial<Writing>) => draft.change({ ...value, ...part })
  const person = (place: number, part: Partial<Somebody>) =>
    set({ people: value.people.map((each, at) => (at === place ? { ...each, ...part } : each)) })
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const found = missing(value, partner)
    setErrors(found)
    if (Object.keys(found).length > 0) return
    setBusy(true)
    try {
      await ask(api.POST('/api/v1/contacts', { body: body(value, partner) }))
      for (const file of files) await sendDocument(file, { contact_id: value.id })
      await draft.drop()
      onDone(value.id)
    } catch (error) {
      const problem = asProblem(error)
      setErrors(Object.keys(problem.fields).length > 0 ? problem.fields : { '/sender_name': problem.message })
    } finally {
      setBusy(false)
    }
  }
  if (!draft.ready) return null
  const field = (at: string) => ({ at, error: errors[at] })
  return (
    <>
      <Title page={partner ? 'Tell us about a worry' : 'Record a worry'} />
      <form onSubmit={(event) => void send(event)} noValidate>
        <ErrorSummary errors={errors} />
        <div className="app-columns">
          <div>
            <TextArea
              {...field('/worry')}
              label="What is the worry?"
              hint={partner ? 'What you saw and heard yourselves, and when.' : 'In their words, as they told it.'}
              rows={6}
              big
              value={value.worry}
              onChange={(worry) => set({ worry })}
            />
            <TextArea
              {...field('/working_well')}
              label="What is going well for this family?"
              rows={3}
              value={value.well}
              onChange={(well) => set({ well })}
            />
            {value.people.map((each, place) => (
              <NamedFields
                key={each.id}
                value={each}
                at={`/people/${place}`}
                errors={errors}
                onChange={(part) => person(place, part)}
                onRemove={
                  value.people.length > 1
                    ? () => set({ people: value.people.filter((other) => other !== each) })
                    : undefined
                }
              />
            ))}
            <div className="app-row">
              <Button secondary onClick={() => set({ people: [...value.people, nobody(true)] })}>
                Add another child
              </Button>
              <Button secondary onClick={() => set({ people: [...value.people, nobody(false)] })}>
                Add an adult
              </Button>
            </div>
          </div>
          <div>
            <TextField
              {...field('/sender_name')}
              label={partner ? 'Your name' : 'Who told you?'}
              value={value.sender}
              onChange={(sender) => set({ sender })}
            />
            {!partner && (
              <Select
                {...field('/source_code')}
                label="They are"
                value={value.source}
                onChange={(source) => set({ source })}
                options={choices(SOURCES)}
              />
            )}
            <TextField
              {...field('/sender_role')}
              label={partner ? 'Your role' : 'Their role'}
              value={value.role}
              onChange={(role) => set({ role })}
            />
            <TextField
              {...field('/sender_relationship')}
              label={partner ? 'Who you are to the child' : 'Who they are to the child'}
              value={value.relationship}
              onChange={(relationship) => set({ relationship })}
            />
            <TextField
              {...field('/sender_contact')}
              label={partner ? 'How to reach you' : 'How to reach them'}
              value={value.reach}
              onChange={(reach) => set({ reach })}
            />
            {!partner && (
              <Select
                {...field('/channel')}
                label="How they told you"
                value={value.channel}
                onChange={(channel) => set({ channel })}
                options={choices(['phone', 'email', 'in_person', 'letter'])}
              />
            )}
            <Radios
              {...field('/urgency')}
              label="How soon must somebody act?"
              value={value.urgency}
              onChange={(urgency) => set({ urgency })}
              options={choices(['now', 'today', 'routine'])}
            />
            <Radios
              {...field('/consent')}
              label="Did the family agree that we are told?"
              value={value.consent}
              onChange={(consent) => set({ consent })}
              options={choices(['given', 'refused', 'not_sought'])}
            />
            {value.consent && value.consent !== 'given' && (
              <TextArea
                {...field('/consent_reason')}
                label="Why not?"
                rows={2}
                value={value.why}
                onChange={(why) => set({ why })}
              />
            )}
          </div>
        </div>
        <PickDocuments
          label="Documents, if there are any"
          onPick={setFiles}
          error={errors['/content'] ?? errors['/name']}
        />
        <Button type="submit" busy={busy}>
          Send to the front door
        </Button>
        <p className="app-quiet">{draft.status}</p>
        <p className="govuk-visually-hidden" aria-live="polite">
          {draft.spoken}
        </p>
      </form>
    </>
  )
}
