import { useQuery } from '@tanstack/react-query'
import { api, ask, ifMatch } from '../../api/client'
import { childNames } from '../../api/family'
import { conferenceOf, enquiryOf, overviewOf } from '../../api/queries'
import type { Conference, Enquiry, Overview } from '../../api/schema.gen'
import { useSession } from '../../api/session'
import { useSend } from '../../api/useSend'
import { Trouble } from '../../app/Trouble'
import { useDraft } from '../../offline/useDraft'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { FieldError, fieldId, TextArea } from '../../ui/Field'
import { Empty, Loading, State } from '../../ui/parts'
import { CONFERENCE_KINDS, say } from '../../ui/protectionWords'
import { ChairField } from './ChairField'
import { Attendance, DecisionFor, Dissents } from './HoldParts'
import { begin, enough, lacking, plans, toHeld, type Writing } from './writing'

interface Props {
  childId: string
  conferenceId: string
  onDone: () => void
}

/** Loads the conference, the family, and who took part in the enquiry before it. */
export function HoldScreen({ childId, conferenceId, onDone }: Props) {
  const overview = useQuery(overviewOf(childId))
  const conference = useQuery(conferenceOf(conferenceId))
  const before = conference.data?.data.enquiry_id ?? null
  const enquiry = useQuery({ ...enquiryOf(before ?? ''), enabled: before !== null })
  const error = overview.error ?? conference.error ?? enquiry.error
  if (error) return <Trouble error={error} />
  if (!overview.data || !conference.data || (before !== null && !enquiry.data)) return <Loading />
  if (conference.data.data.state !== 'booked')
    return <Empty>This conference has been held or called off already.</Empty>
  return (
    <HoldForm
      child={overview.data.data}
      conference={conference.data.data}
      version={conference.data.version}
      enquiry={enquiry.data?.data ?? null}
      onDone={onDone}
    />
  )
}

interface FormProps {
  child: Overview
  conference: Conference
  version: string
  enquiry: Enquiry | null
  onDone: () => void
}

function HoldForm({ child, conference, version, enquiry, onDone }: FormProps) {
  const { session } = useSession()
  const names = childNames(child)
  const draft = useDraft<Writing>(session?.worker?.id ?? '', `conference-${conference.id}`, version, begin(conference, child, enquiry)) // prettier-ignore
  const form = useSend<Conference>('/summary', [['person'], conferenceOf(conference.id).queryKey])
  const { value } = draft
  const { errors } = form
  if (!draft.ready) return null
  const set = (part: Partial<Writing>) => draft.change({ ...value, ...part })
  const review = conference.conference_kind === 'review'
  const quorate = enough(value.attendees)
  const at = { params: { path: { id: conference.id }, header: ifMatch(version) } }
  const submit = () =>
    form.send(
      lacking(value),
      () => ask(api.POST('/api/v1/conferences/{id}/hold', { ...at, body: toHeld(value) })),
      async () => {
        await draft.drop()
        onDone()
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
      <title>Record a conference - Kith</title>
      <h2 className="govuk-heading-m">{say(CONFERENCE_KINDS, conference.conference_kind)}: what was decided</h2>
      <p className="app-answer">
        {review
          ? 'Does the plan go on, or can it end? Decide for each child.'
          : 'Does each child need a child protection plan, and why?'}
      </p>
      <ErrorSummary errors={errors} />
      <div className="app-columns">
        <div>
          {value.children.map((each, place) => (
            <DecisionFor
              key={each.id}
              part={each}
              name={names.get(each.child_id)}
              review={review}
              at={`/children/${place}`}
              errors={errors}
              onChange={(part) =>
                set({ children: value.children.map((one) => (one.id === each.id ? { ...one, ...part } : one)) })
              }
            />
          ))}
          {(plans(value.children) || review) && (
            <TextArea
              at="/outline_plan"
              label="What must the plan contain?"
              hint="What must change, who does what, and how often the child is seen. The core group fills it in."
              rows={5}
              value={value.outline}
              error={errors['/outline_plan']}
              onChange={(outline) => set({ outline })}
            />
          )}
          <TextArea
            at="/summary"
            label="What was talked about"
            hint="What worries us, what goes well, and what is still not known."
            rows={8}
            value={value.summary}
            error={errors['/summary']}
            onChange={(summary) => set({ summary })}
          />
          <TextArea
            at="/parents_view"
            label="What the parents say, in their words"
            rows={4}
            value={value.parents}
            onChange={(parents) => set({ parents })}
          />
          <TextArea
            at="/peer_advocate"
            label="What the parent advocate said"
            hint="If a parent advocate came to help them be heard."
            rows={2}
            value={value.advocate}
            onChange={(advocate) => set({ advocate })}
          />
          <Dissents value={value} names={names} errors={errors} onChange={(dissents) => set({ dissents })} />
        </div>
        <div>
          <DateField
            at="/held_on"
            label="Held on"
            value={value.on}
            onChange={(on) => set({ on })}
            error={errors['/held_on']}
          />
          <ChairField value={value.chair} onChange={(chair) => set({ chair })} errors={errors} />
          <Attendance rows={value.attendees} onChange={(attendees) => set({ attendees })} />
          <p role="status">
            <State is={quorate ? 'done' : 'late'}>
              {quorate ? 'Enough agencies were there' : 'Not enough agencies: social care and two others are needed'}
            </State>
          </p>
          {errors['/quorate'] && <FieldError id={fieldId('/quorate')}>{errors['/quorate']}</FieldError>}
          {!quorate && (
            <TextArea
              at="/quorum_reason"
              label="Why did it go on all the same?"
              rows={2}
              value={value.missing}
              error={errors['/quorum_reason']}
              onChange={(missing) => set({ missing })}
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
