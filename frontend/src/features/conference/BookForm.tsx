import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask } from '../../api/client'
import { childNames } from '../../api/family'
import { newId } from '../../api/ids'
import { enquiryOf, overviewOf, protectionOf } from '../../api/queries'
import type { Conference, ConferenceIn, Enquiry, EnquiryRow, Overview, Protection } from '../../api/schema.gen'
import { useSend } from '../../api/useSend'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { day, londonMoment } from '../../ui/dates'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { Check, FieldError, fieldId, Select, TextField } from '../../ui/Field'
import { Loading } from '../../ui/parts'
import { CONFERENCE_KINDS, options } from '../../ui/protectionWords'
import { ChairField, type Chair } from './ChairField'

interface Props {
  id: string
  enquiryId: string | null
  onDone: (conferenceId: string) => void
}

/** Loads what is known already: the family, the enquiry that the conference follows from, and the plan in force. */
export function BookScreen({ id, enquiryId, onDone }: Props) {
  const overview = useQuery(overviewOf(id))
  const page = useQuery(protectionOf(id))
  const latest = enquiryId ?? page.data?.enquiries.find((each) => followed(each))?.id ?? null
  const enquiry = useQuery({ ...enquiryOf(latest ?? ''), enabled: latest !== null })
  const error = overview.error ?? page.error ?? enquiry.error
  if (error) return <Trouble error={error} />
  if (!overview.data || !page.data || (latest !== null && !enquiry.data)) return <Loading />
  return <BookForm child={overview.data.data} page={page.data} enquiry={enquiry.data?.data ?? null} onDone={onDone} />
}

/** Whether a conference is still to be booked from this discussion. */
const followed = (each: EnquiryRow) =>
  !each.conference_booked &&
  each.decision.startsWith('section_47') &&
  (each.conference_needed ?? each.state === 'enquiring')

interface FormProps {
  child: Overview
  page: Protection
  enquiry: Enquiry | null
  onDone: (conferenceId: string) => void
}

/** Whom a conference is about at first: those whose enquiry leads there, or the child. */
export function concerned(child: string, enquiry: Enquiry | null): string[] {
  if (!enquiry) return [child]
  const needed = enquiry.children.filter((each) => each.conference_needed ?? each.decision.startsWith('section_47'))
  return needed.length > 0 ? needed.map((each) => each.child_id) : [child]
}

function BookForm({ child, page, enquiry, onDone }: FormProps) {
  const names = childNames(child)
  const [id] = useState(newId)
  const [kind, setKind] = useState(page.plan ? 'review' : enquiry ? 'initial' : '')
  const [on, setOn] = useState<string | null>(null)
  const [at, setAt] = useState('')
  const [venue, setVenue] = useState('')
  const [chair, setChair] = useState<Chair>({ chair_id: null, chair_name: '' })
  const [children, setChildren] = useState<string[]>(() => (page.plan ? [child.id] : concerned(child.id, enquiry)))
  const form = useSend<Conference>('/booked_for', [['person'], ['conference', id]])
  const { errors } = form
  const initial = kind === 'initial'
  const last = initial
    ? (enquiry?.conference_by ?? null)
    : kind === 'review'
      ? (page.plan?.next_review_by ?? null)
      : null
  const submit = () => {
    const missing: Record<string, string> = {}
    const booked = on ? londonMoment(on, at) : null
    if (!kind) missing['/conference_kind'] = 'Choose which conference it is'
    if (!on) missing['/booked_for'] = 'Enter the day'
    else if (!booked) missing['/time'] = 'Enter the time, such as 10:00'
    if (children.length === 0) missing['/children'] = 'Choose at least one child'
    if (initial && !enquiry) missing['/conference_kind'] = 'An initial conference follows from a section 47 enquiry'
    const body: ConferenceIn = {
      id,
      conference_kind: kind as ConferenceIn['conference_kind'],
      booked_for: booked ?? '',
      venue: venue.trim() || null,
      enquiry_id: initial || kind === 'pre_birth' ? (enquiry?.id ?? null) : null,
      chair_id: chair.chair_id,
      chair_name: chair.chair_name.trim() || null,
      child_ids: children,
    }
    form.send(
      missing,
      () => ask(api.POST('/api/v1/conferences', { body })),
      () => onDone(id),
    )
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <title>Book a conference - Kith</title>
      <h2 className="govuk-heading-m">Book a conference</h2>
      {last && (
        <p className="app-answer">
          {initial
            ? `The last day by law is ${day(last)}: 15 working days after the strategy discussion of ${day(enquiry?.held_at)}.`
            : `The review is due by ${day(last)}.`}
        </p>
      )}
      <ErrorSummary errors={errors} />
      <Select
        at="/conference_kind"
        label="Which conference?"
        value={kind}
        error={errors['/conference_kind'] ?? errors['/enquiry_id']}
        onChange={setKind}
        options={options(CONFERENCE_KINDS)}
      />
      {errors['/children'] && <FieldError id={fieldId('/children')}>{errors['/children']}</FieldError>}
      {[...names].map(([childId, name]) => (
        <Check
          key={childId}
          label={`About ${name ?? 'a child of the family'}`}
          checked={children.includes(childId)}
          onChange={(there) =>
            setChildren(there ? [...children, childId] : children.filter((each) => each !== childId))
          }
        />
      ))}
      <div className="app-halves">
        <DateField
          at="/booked_for"
          label="Date"
          hint="A working day"
          value={on}
          onChange={setOn}
          error={errors['/booked_for']}
        />
        <TextField
          at="/time"
          label="Time"
          width="4"
          hint="Such as 10:00"
          value={at}
          onChange={setAt}
          error={errors['/time']}
        />
      </div>
      <TextField
        at="/venue"
        label="Where?"
        hint="So that the family can find it, or how to join by video."
        value={venue}
        onChange={setVenue}
      />
      <ChairField value={chair} onChange={setChair} errors={errors} />
      <Button type="submit" busy={form.busy}>
        Book it
      </Button>
    </form>
  )
}
