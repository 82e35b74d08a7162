import { newId } from '../../api/ids'
import { Button } from '../../ui/Button'
import { Check, FieldError, fieldId, Radios, Select, TextArea, TextField } from '../../ui/Field'
import { Name, Section } from '../../ui/parts'
import { ATTENDEES, CATEGORIES, CONFERENCE_DECISIONS, options, say } from '../../ui/protectionWords'
import { attendee, type Attendee, type Decided, type Writing } from './writing'

interface DecisionProps {
  part: Decided
  name: string | null | undefined
  review: boolean
  at: string
  errors: Record<string, string>
  onChange: (part: Partial<Decided>) => void
}

/** The decision for one child: their view first, then what was decided and why. */
export function DecisionFor({ part, name, review, at, errors, onChange }: DecisionProps) {
  const open = review ? ['continues', 'ends'] : ['plan', 'no_plan']
  const harm = part.decision === 'plan' || part.decision === 'continues'
  return (
    <fieldset className="govuk-fieldset app-child">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">
        <Name>{name ?? 'A child of the family'}</Name>
      </legend>
      <TextArea
        at={`${at}/own_view`}
        label="What they say, in their words"
        rows={2}
        value={part.view}
        onChange={(view) => onChange({ view })}
      />
      <Radios
        at={`${at}/decision`}
        label="Decision"
        value={part.decision}
        error={errors[`${at}/decision`]}
        onChange={(decision) => onChange({ decision })}
        options={options(CONFERENCE_DECISIONS).filter((each) => open.includes(each.value))}
      />
      {harm && (
        <fieldset className="govuk-fieldset">
          <legend className="govuk-fieldset__legend">
            {part.decision === 'plan'
              ? 'It protects them from'
              : 'It protects them now from (only if that has changed)'}
          </legend>
          {errors[`${at}/categories`] && (
            <FieldError id={fieldId(`${at}/categories`)}>{errors[`${at}/categories`]}</FieldError>
          )}
          {Object.entries(CATEGORIES).map(([code, text], place) => (
            <Check
              key={code}
              {...(place === 0 ? { at: `${at}/categories` } : {})}
              label={text.charAt(0).toUpperCase() + text.slice(1)}
              checked={part.categories.includes(code)}
              onChange={(there) =>
                onChange({
                  categories: there ? [...part.categories, code] : part.categories.filter((one) => one !== code),
                })
              }
            />
          ))}
        </fieldset>
      )}
      <TextArea
        at={`${at}/reason`}
        label="Why?"
        hint="So that they and their family can follow it."
        rows={3}
        value={part.reason}
        error={errors[`${at}/reason`]}
        onChange={(reason) => onChange({ reason })}
      />
    </fieldset>
  )
}

/** Who was asked, whether they came, and whether their report was in. */
export function Attendance({ rows, onChange }: { rows: Attendee[]; onChange: (rows: Attendee[]) => void }) {
  const change = (id: string, part: Partial<Attendee>) =>
    onChange(rows.map((each) => (each.id === id ? { ...each, ...part } : each)))
  return (
    <Section title="Who was asked, and who came">
      {rows.map((each) => (
        <div key={each.id} role="group" aria-label={each.name || say(ATTENDEES, each.part)} className="app-child">
          <div className="app-halves">
            <TextField
              at={`/attendees/${each.id}`}
              label="Name"
              value={each.name}
              onChange={(name) => change(each.id, { name })}
            />
            <Select
              at={`/attendees/${each.id}/part`}
              label="From"
              value={each.part}
              onChange={(part) => change(each.id, { part })}
              options={options(ATTENDEES)}
            />
          </div>
          <div className="app-row">
            <Check label="Came" checked={each.came} onChange={(came) => change(each.id, { came })} />
            <Check label="Report was in" checked={each.report} onChange={(report) => change(each.id, { report })} />
          </div>
        </div>
      ))}
      <Button secondary onClick={() => onChange([...rows, { ...attendee('other'), came: true }])}>
        Add somebody
      </Button>
    </Section>
  )
}

interface DissentProps {
  value: Writing
  names: Map<string, string | null>
  errors: Record<string, string>
  onChange: (dissents: Writing['dissents']) => void
}

/** Who did not agree, about whom, in their words. */
export function Dissents({ value, names, errors, onChange }: DissentProps) {
  const change = (place: number, part: Partial<Writing['dissents'][number]>) =>
    onChange(value.dissents.map((each, at) => (at === place ? { ...each, ...part } : each)))
  return (
    <>
      {value.dissents.map((each, place) => (
        <fieldset className="govuk-fieldset app-child" key={each.id}>
          <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">Somebody did not agree</legend>
          <TextField
            at={`/dissents/${place}/who`}
            label="Who?"
            value={each.who}
            onChange={(who) => change(place, { who })}
          />
          <Select
            at={`/dissents/${place}/child_id`}
            label="About whom? (all of them if you choose nobody)"
            value={each.child_id}
            error={errors[`/dissents/${place}/child_id`]}
            onChange={(child_id) => change(place, { child_id })}
            options={value.children.map((one) => ({
              value: one.child_id,
              text: names.get(one.child_id) ?? 'A child of the family',
            }))}
          />
          <TextArea
            at={`/dissents/${place}/words`}
            label="In their words"
            rows={2}
            value={each.words}
            onChange={(words) => change(place, { words })}
          />
          <Button secondary onClick={() => onChange(value.dissents.filter((one) => one !== each))}>
            Take this out
          </Button>
        </fieldset>
      ))}
      <Button
        secondary
        onClick={() => onChange([...value.dissents, { id: newId(), child_id: '', who: '', words: '' }])}
      >
        Somebody did not agree
      </Button>
    </>
  )
}
