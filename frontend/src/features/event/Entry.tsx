import { Link } from '@tanstack/react-router'
import { memo, useEffect, useRef } from 'react'
import type { ChronologyEntry, ChronologyPerson } from '../../api/schema.gen'
import { day } from '../../ui/dates'
import { Name } from '../../ui/parts'
import { words } from '../../ui/words'
import { EDITS, EditForm, type Edit } from './EditForms'
import { eventKind, recordedLater, said } from './story'
import { TellForm } from './TellForm'

/** Which form is open, and at which entry. */
export interface Open {
  key: string
  form: Edit | 'tell'
}

export interface EntryProps {
  entry: ChronologyEntry
  personId: string
  people: ChronologyPerson[]
  /** Who may be named in an event. */
  family: ChronologyPerson[]
  /** Whether it is said whom it is about. */
  named: boolean
  mayWrite: boolean
  form: Open['form'] | null
  onOpen: (open: Open) => void
  onClose: (key: string) => void
}

/** The day it happened, and that it was recorded later. */
export function When({ entry }: { entry: ChronologyEntry }) {
  const later = recordedLater(entry)
  const first = entry.event && !entry.event.is_update ? entry.event : null
  return (
    <span>
      {first?.on_estimated && 'about '}
      <time dateTime={entry.on}>{day(entry.on)}</time>
      {first?.until && <> until {day(first.until)}</>}
      {later && <span className="app-quiet app-chronology__later">{later}</span>}
    </span>
  )
}

/** What happened, whom it is about, why it matters, who says so, and what can be done with it. */
export function What({ entry, personId, people, family, named, mayWrite, form, onOpen, onClose }: EntryProps) {
  const { event } = entry
  const close = () => onClose(entry.key)
  const line = useRef<HTMLDivElement>(null)
  const before = useRef(form)
  useEffect(() => {
    // The focus goes back to where the form was opened.
    if (before.current && !form) line.current?.querySelector<HTMLElement>('.app-chronology__action')?.focus()
    before.current = form
  }, [form])
  return (
    <div ref={line} className={event ? 'app-chronology__event' : undefined}>
      <p>
        {event ? <strong>{said(entry)}</strong> : <Said entry={entry} personId={personId} />}
        {event && !event.is_update && <span className="app-chronology__kind">{eventKind(event.event_kind)}</span>}
        {event?.in_court && !event.is_update && <span className="app-chronology__kind">For court</span>}
      </p>
      {!event && entry.reason && <p>{entry.reason}</p>}
      {event?.people.map(
        (each) => each.particular && !event.is_update && <p key={each.person_id}>{each.particular}</p>,
      )}
      {event?.analysis && !event.is_update && (
        <p>
          <span className="app-quiet">Why it matters: </span>
          {event.analysis}
        </p>
      )}
      {entry.replaced && <p className="app-quiet">A later account replaces this one.</p>}
      <p className="app-row app-chronology__meta">
        <span>
          {named && <About entry={entry} people={people} />}
          {event && !event.is_update && `${event.source}. Told by `}
          {entry.actor_name ?? words(entry.acting_as)}
          {event?.corrected_on && `. Corrected ${day(event.corrected_on)}`}
          {event?.from_record_id && event.from_kind && LINKED.includes(event.from_kind) && !event.is_update && (
            <>
              {'. '}
              <Source kind={event.from_kind} record={event.from_record_id} personId={personId}>
                What it was picked from
              </Source>
            </>
          )}
        </span>
        {mayWrite && !form && <Actions entry={entry} onOpen={onOpen} />}
      </p>
      {form === 'tell' && <TellForm personId={personId} people={family} from={entry} onDone={close} />}
      {form && form !== 'tell' && event && (
        <EditForm edit={form} entry={entry} event={event} people={family} onDone={close} />
      )}
    </div>
  )
}

function Said({ entry, personId }: { entry: ChronologyEntry; personId: string }) {
  if (entry.kind === 'visit' && entry.type === 'visit.cancelled') return <>{said(entry)}</>
  return (
    <Source kind={entry.kind} record={entry.record_id} personId={personId}>
      {said(entry)}
    </Source>
  )
}

/** The kinds of records that have a screen of their own. */
const LINKED = ['visit', 'contact']

/** A link to a record that has a screen of its own; for others only the words. */
function Source({
  kind,
  record,
  personId,
  children,
}: {
  kind: string
  record: string
  personId: string
  children: string
}) {
  if (kind === 'visit')
    return (
      <Link to="/people/$id/visits/$visit" params={{ id: personId, visit: record }} className="govuk-link">
        {children}
      </Link>
    )
  if (kind === 'contact')
    return (
      <Link to="/contacts/$id" params={{ id: record }} className="govuk-link">
        {children}
      </Link>
    )
  return <>{children}</>
}

function About({ entry, people }: { entry: ChronologyEntry; people: ChronologyPerson[] }) {
  return (
    <>
      About{' '}
      {people
        .filter((person) => entry.about.includes(person.id))
        .map((person, place) => (
          <span key={person.id}>
            {place > 0 && ', '}
            <Name>{person.name}</Name>
          </span>
        ))}
      {'. '}
    </>
  )
}

function Actions({ entry, onOpen }: Pick<EntryProps, 'entry' | 'onOpen'>) {
  const actions: { form: Open['form']; text: string }[] = entry.event
    ? EDITS.map(({ edit, text }) => ({ form: edit, text }))
    : [{ form: 'tell', text: 'This matters' }]
  if (entry.event?.is_update) return null
  return (
    <>
      {actions.map(({ form, text }) => (
        <button
          type="button"
          className="app-plain app-chronology__action"
          key={form}
          aria-label={`${text}: ${said(entry)}`}
          onClick={() => onOpen({ key: entry.key, form })}
        >
          {text}
        </button>
      ))}
    </>
  )
}

/** One line of the list. It is drawn again only when something about it changes: there may be thousands. */
export const Entry = memo(function Entry(props: EntryProps) {
  return (
    <li>
      <When entry={props.entry} />
      <What {...props} />
    </li>
  )
})

/** One line with a column for each child. What is about several is told at the first and named at the others. */
export const SideEntry = memo(function SideEntry(props: EntryProps) {
  const { entry, people } = props
  const first = people.find((person) => entry.about.includes(person.id))
  return (
    <li>
      <When entry={entry} />
      {people.map((person) => (
        <div key={person.id} className="app-chronology__cell">
          {person === first ? (
            <>
              <p className="app-chronology__whose">
                <Name>{person.name}</Name>
              </p>
              <What {...props} named={false} />
            </>
          ) : (
            entry.about.includes(person.id) && (
              <p className="app-quiet">
                <span className="app-chronology__whose">
                  <Name>{person.name}</Name>:{' '}
                </span>
                With <Name>{first?.name}</Name>
              </p>
            )
          )}
        </div>
      ))}
    </li>
  )
})
