import { useQuery } from '@tanstack/react-query'
import { api, ask } from '../../api/client'
import { enquiryOf, overviewOf } from '../../api/queries'
import type { Enquiry, Overview } from '../../api/schema.gen'
import { useSession } from '../../api/session'
import { useSend } from '../../api/useSend'
import { Trouble } from '../../app/Trouble'
import { useDraft } from '../../offline/useDraft'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { Check, FieldError, fieldId, Radios, Select, TextArea, TextField } from '../../ui/Field'
import { Loading, Name } from '../../ui/parts'
import { AGENCIES, DECISIONS, listed, MODES, options, say } from '../../ui/protectionWords'
import { People } from './People'
import { absent, begin, lacking, starts, toEnquiry, type DiscussedChild, type Writing } from './writing'

interface Props {
  id: string
  onDone: (enquiryId: string) => void
}

/** Loads the family that a strategy discussion may be about. */
export function DiscussScreen({ id, onDone }: Props) {
  const overview = useQuery(overviewOf(id))
  if (overview.error) return <Trouble error={overview.error} />
  if (!overview.data) return <Loading />
  return <DiscussForm child={overview.data.data} onDone={onDone} />
}

function DiscussForm({ child, onDone }: { child: Overview; onDone: Props['onDone'] }) {
  const { session } = useSession()
  const owner = session?.worker
  const draft = useDraft<Writing>(owner?.id ?? '', `enquiry-new-${child.id}`, '', begin(child, owner?.name ?? ''))
  const { value } = draft
  const form = useSend<Enquiry>('/worry', [['person'], enquiryOf(value.id).queryKey])
  if (!draft.ready) return null
  const { errors } = form
  const set = (part: Partial<Writing>) => draft.change({ ...value, ...part })
  const field = (at: string) => ({ at, error: errors[at] })
  const missing = absent(value.people)
  const sent = value.children.filter((each) => each.there)
  const submit = () =>
    form.send(
      lacking(value),
      () => ask(api.POST('/api/v1/enquiries', { body: toEnquiry(value) })),
      async () => {
        await draft.drop()
        onDone(value.id)
      },
    )
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <title>Record a strategy discussion - Kith</title>
      <h2 className="govuk-heading-m">Record a strategy discussion</h2>
      <p className="app-answer">What is the worry, what do we know together, and what do we decide for each child?</p>
      <ErrorSummary errors={errors} />
      <div className="app-columns">
        <div>
          <TextArea
            {...field('/worry')}
            label="The worry"
            rows={4}
            value={value.worry}
            onChange={(worry) => set({ worry })}
          />
          <TextArea
            {...field('/known')}
            label="What each agency knows"
            hint="What was shared, and who shared it. Keep what was seen apart from what somebody thinks."
            rows={6}
            value={value.known}
            onChange={(known) => set({ known })}
          />
          {errors['/children'] && <FieldError id={fieldId('/children')}>{errors['/children']}</FieldError>}
          {value.children.map((each) => (
            <ChildDecision
              key={each.id}
              part={each}
              alone={value.children.length === 1}
              at={`/children/${Math.max(0, sent.indexOf(each))}`}
              errors={errors}
              onChange={(part) =>
                set({ children: value.children.map((one) => (one.id === each.id ? { ...one, ...part } : one)) })
              }
            />
          ))}
          <TextArea
            {...field('/safe_tonight')}
            label="What keeps each child safe tonight?"
            hint={
              starts(value.children)
                ? 'Where they sleep, who is with them, and whom they can call.'
                : 'Needed before a section 47 enquiry.'
            }
            rows={3}
            value={value.safe}
            onChange={(safe) => set({ safe })}
          />
        </div>
        <div>
          <div className="app-halves">
            <DateField {...field('/held_at')} label="Date" value={value.on} onChange={(on) => set({ on })} />
            <TextField
              {...field('/time')}
              label="Time"
              width="4"
              hint="Such as 15:30"
              value={value.at}
              onChange={(at) => set({ at })}
            />
          </div>
          <Radios
            {...field('/mode')}
            label="How did you speak?"
            hint="After a telephone call the agencies meet within 5 working days."
            value={value.mode}
            onChange={(mode) => set({ mode })}
            options={options(MODES)}
          />
          <People people={value.people} onChange={(people) => set({ people })} />
          {missing.length > 0 && (
            <TextArea
              {...field('/quorum_reason')}
              label={`Nobody from ${listed(missing.map((each) => say(AGENCIES, each).toLowerCase()))}: why?`}
              rows={2}
              value={value.missing}
              onChange={(text) => set({ missing: text })}
            />
          )}
        </div>
      </div>
      <Button type="submit" busy={form.busy}>
        Put it in the record
      </Button>
      <p className="app-quiet">{draft.status || 'What you write is kept on this device until you send it.'}</p>
      <p className="govuk-visually-hidden" aria-live="polite">
        {draft.spoken}
      </p>
    </form>
  )
}

interface ChildProps {
  part: DiscussedChild
  alone: boolean
  at: string
  errors: Record<string, string>
  onChange: (part: Partial<DiscussedChild>) => void
}

function ChildDecision({ part, alone, at, errors, onChange }: ChildProps) {
  return (
    <fieldset className="govuk-fieldset app-child">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">
        <Name>{part.name}</Name>
      </legend>
      {!alone && <Check label="We spoke about them" checked={part.there} onChange={(there) => onChange({ there })} />}
      {part.there && (
        <>
          <Select
            at={`${at}/decision`}
            label="What was decided?"
            value={part.decision}
            error={errors[`${at}/decision`]}
            onChange={(decision) => onChange({ decision })}
            options={options(DECISIONS)}
          />
          <TextArea
            at={`${at}/reason`}
            label="Why?"
            rows={2}
            value={part.reason}
            error={errors[`${at}/reason`]}
            onChange={(reason) => onChange({ reason })}
          />
          <TextArea
            at={`${at}/own_view`}
            label="In their own words"
            hint="If anybody has heard from them."
            rows={2}
            value={part.view}
            error={errors[`${at}/own_view`]}
            onChange={(view) => onChange({ view })}
          />
        </>
      )}
    </fieldset>
  )
}
