import type { Plan } from '../../api/schema.gen'
import { day } from '../../ui/dates'
import { Empty, Section, State } from '../../ui/parts'
import { words } from '../../ui/words'
import { urgency } from './due'

/** The meetings about a plan, the latest first: what had changed, and what the family thought. */
export function Meetings({ plan }: { plan: Plan }) {
  const meetings = plan.meetings.toSorted((one, other) => other.held_on.localeCompare(one.held_on))
  const next = meetings[0]?.next_by
  return (
    <Section
      title="Meetings"
      action={plan.state === 'agreed' && next && <State is={urgency(next)}>The next by {day(next)}</State>}
    >
      {meetings.length === 0 && (
        <Empty>
          {plan.state === 'draft'
            ? 'Meetings are recorded here once the plan is agreed.'
            : 'Nobody has met about this plan yet. Record the first meeting when it was held.'}
        </Empty>
      )}
      <ol className="app-time" aria-label="Meetings, the latest first">
        {meetings.map((meeting) => (
          <li key={meeting.id}>
            <span>
              <time dateTime={meeting.held_on}>{day(meeting.held_on)}</time>
              <br />
              {words(meeting.kind)}
            </span>
            <div>
              <p className="app-words">{meeting.progress}</p>
              {meeting.family_view && <blockquote className="app-quote">{meeting.family_view}</blockquote>}
              <p>
                <strong>{words(meeting.outcome)}.</strong>{' '}
                <span className="app-quiet">
                  {meeting.present} ({words(meeting.mode).toLowerCase()})
                </span>
              </p>
            </div>
          </li>
        ))}
      </ol>
    </Section>
  )
}
