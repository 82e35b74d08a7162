import type { ChronologyPerson } from '../../api/schema.gen'
import { DateField } from '../../ui/DateField'
import { Check, Select, TextArea, TextField } from '../../ui/Field'
import { Name } from '../../ui/parts'
import { EVENT_KINDS } from './story'

/** What somebody writes about an event. */
export interface Writing {
  on: string | null
  until: string | null
  on_estimated: boolean
  words: string
  event_kind: string
  source: string
  people: string[]
  analysis: string
  in_court: boolean
}

/** What the page can know, by field. */
export function faults(writing: Writing): Record<string, string> {
  const found: Record<string, string> = {}
  if (!writing.on) found['/on'] = 'Enter the day it happened'
  if (writing.until === '') found['/until'] = 'There is no such day'
  if (!writing.words.trim()) found['/words'] = 'Say what happened'
  if (!writing.event_kind) found['/event_kind'] = 'Choose what it is about'
  if (!writing.source.trim()) found['/source'] = 'Say who told us, or where it is written'
  if (writing.people.length === 0) found['/people'] = 'Choose whom it happened to'
  return found
}

interface Props {
  writing: Writing
  change: (next: Writing) => void
  errors: Record<string, string>
  people: ChronologyPerson[]
}

/** The facts of an event: what, when, to whom, and who says so. */
export function EventFields({ writing, change, errors, people }: Props) {
  const set = (next: Partial<Writing>) => change({ ...writing, ...next })
  return (
    <>
      <TextArea
        at="/words"
        label="What happened?"
        hint="In plain words, as the family would recognise it."
        rows={3}
        value={writing.words}
        onChange={(words) => set({ words })}
        error={errors['/words']}
      />
      <div className="app-halves">
        <div>
          <DateField at="/on" label="On" value={writing.on} onChange={(on) => set({ on })} error={errors['/on']} />
          <Check
            label="We do not know the exact day"
            checked={writing.on_estimated}
            onChange={(on_estimated) => set({ on_estimated })}
          />
        </div>
        <DateField
          at="/until"
          label="Over on (leave empty if it was one day, or goes on)"
          value={writing.until}
          onChange={(until) => set({ until })}
          error={errors['/until']}
        />
        <Select
          at="/event_kind"
          label="What is it about?"
          value={writing.event_kind}
          onChange={(event_kind) => set({ event_kind })}
          options={EVENT_KINDS}
          error={errors['/event_kind']}
        />
        <TextField
          at="/source"
          label="Who says so?"
          value={writing.source}
          onChange={(source) => set({ source })}
          error={errors['/source']}
        />
      </div>
      <fieldset className="govuk-fieldset govuk-form-group" id="field-people" tabIndex={-1}>
        <legend className="govuk-fieldset__legend">Whom did it happen to?</legend>
        {errors['/people'] && <p className="govuk-error-message">{errors['/people']}</p>}
        {people.map((person) => (
          <PersonCheck
            key={person.id}
            person={person}
            checked={writing.people.includes(person.id)}
            onChange={(checked) =>
              set({
                people: checked ? [...writing.people, person.id] : writing.people.filter((id) => id !== person.id),
              })
            }
          />
        ))}
      </fieldset>
    </>
  )
}

function PersonCheck({
  person,
  checked,
  onChange,
}: {
  person: ChronologyPerson
  checked: boolean
  onChange: (checked: boolean) => void
}) {
  const id = `field-people-${person.id}`
  return (
    <div className="govuk-checkboxes govuk-checkboxes--small">
      <div className="govuk-checkboxes__item">
        <input
          className="govuk-checkboxes__input"
          id={id}
          type="checkbox"
          checked={checked}
          onChange={(event) => onChange(event.target.checked)}
        />
        <label className="govuk-label govuk-checkboxes__label" htmlFor={id}>
          <Name>{person.name}</Name>
        </label>
      </div>
    </div>
  )
}

/** Why it matters, and whether a court should read it. */
export function Weighing({ writing, change, errors }: Omit<Props, 'people'>) {
  return (
    <>
      <TextArea
        at="/analysis"
        label="Why does it matter? (one or two sentences, can be added later)"
        rows={2}
        value={writing.analysis}
        onChange={(analysis) => change({ ...writing, analysis })}
        error={errors['/analysis']}
      />
      <div className="govuk-form-group">
        <Check
          label="It belongs in the chronology for a court"
          checked={writing.in_court}
          onChange={(in_court) => change({ ...writing, in_court })}
        />
      </div>
    </>
  )
}
