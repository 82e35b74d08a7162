import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { overviewOf, protectionOf } from '../../api/queries'
import type { ConferenceRow, EnquiryRow, PersonLink } from '../../api/schema.gen'
import { useMay } from '../../api/session'
import { Trouble } from '../../app/Trouble'
import { day, moment } from '../../ui/dates'
import { Empty, Loading, Name, Section, State } from '../../ui/parts'
import {
  CONFERENCE_DECISIONS,
  CONFERENCE_KINDS,
  CONFERENCE_STATES,
  DECISIONS,
  ENQUIRY_STATES,
  OUTCOMES,
  say,
} from '../../ui/protectionWords'
import { answer, next } from './answer'

const FIRST = 'govuk-button'
const SECOND = 'govuk-button govuk-button--secondary'

/** Whether a child is protected by a plan, why, and what happens next; then how it came to it. */
export function ProtectionScreen({ id }: { id: string }) {
  const query = useQuery(protectionOf(id))
  const overview = useQuery(overviewOf(id))
  const may = useMay()
  if (query.error) return <Trouble error={query.error} />
  if (!query.data) return <Loading />
  const page = query.data
  const coming = next(page)
  return (
    <>
      <title>Protection - Kith</title>
      <p className="app-answer">{answer(page, overview.data?.data.name ?? 'this child')}</p>
      {page.plan?.reason && <p className="app-words">{page.plan.reason}</p>}
      {coming.length > 0 && (
        <Section title="What happens next">
          <ul className="govuk-list">
            {coming.map((each) => (
              <li key={`${each.text}${each.on}`}>
                {each.text} <State is={each.is}>{day(each.on)}</State>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <div className="app-row">
        {may('enquiry:record') && (
          <Link to="/people/$id/protection/discuss" params={{ id }} className={page.plan ? SECOND : FIRST}>
            Record a strategy discussion
          </Link>
        )}
        {may('conference:record') && (
          <Link to="/people/$id/protection/book" params={{ id }} search={{}} className={page.plan ? FIRST : SECOND}>
            {page.plan ? 'Book the review conference' : 'Book a conference'}
          </Link>
        )}
      </div>
      {page.plan?.outline && (
        <Section title="What the plan must contain">
          <p className="app-words">{page.plan.outline}</p>
        </Section>
      )}
      <Section title="Conferences">
        {page.conferences.length === 0 && <Empty>No conference has been booked or held.</Empty>}
        <ol className="app-time" aria-label="Conferences, the latest first">
          {page.conferences.map((each) => (
            <ConferenceLine key={each.id} row={each} childId={id} />
          ))}
        </ol>
      </Section>
      <Section title="Strategy discussions and section 47 enquiries">
        {page.enquiries.length === 0 && (
          <Empty>The agencies have not held a strategy discussion about this child.</Empty>
        )}
        <ol className="app-time" aria-label="Strategy discussions, the latest first">
          {page.enquiries.map((each) => (
            <EnquiryLine key={each.id} row={each} childId={id} />
          ))}
        </ol>
      </Section>
    </>
  )
}

function Others({ others }: { others: PersonLink[] }) {
  if (others.length === 0) return null
  return (
    <span className="app-quiet">
      {', also about '}
      {others.map((each, place) => (
        <span key={each.id}>
          {place > 0 && ', '}
          <Name>{each.name ?? 'another child'}</Name>
        </span>
      ))}
    </span>
  )
}

function ConferenceLine({ row, childId }: { row: ConferenceRow; childId: string }) {
  return (
    <li>
      <span>
        {row.held_on ? day(row.held_on) : moment(row.booked_for)}
        <br />
        <State is={row.state === 'booked' ? 'in-time' : 'done'}>{say(CONFERENCE_STATES, row.state)}</State>
      </span>
      <div>
        <p>
          <strong>
            <Link to="/people/$id/protection/conferences/$conference" params={{ id: childId, conference: row.id }}>
              {say(CONFERENCE_KINDS, row.conference_kind)}
            </Link>
          </strong>
          <Others others={row.others} />
        </p>
        {row.decision && <p>{say(CONFERENCE_DECISIONS, row.decision)}</p>}
        {row.own_view && <blockquote className="app-quote">{row.own_view}</blockquote>}
        {row.cancelled_because && <p>{row.cancelled_because}</p>}
      </div>
    </li>
  )
}

function EnquiryLine({ row, childId }: { row: EnquiryRow; childId: string }) {
  return (
    <li>
      <span>
        {day(row.held_at)}
        <br />
        <State is={row.state === 'enquiring' ? 'in-time' : 'done'}>{say(ENQUIRY_STATES, row.state)}</State>
      </span>
      <div>
        <p>
          <strong>
            <Link to="/people/$id/protection/enquiries/$enquiry" params={{ id: childId, enquiry: row.id }}>
              {say(DECISIONS, row.decision)}
            </Link>
          </strong>{' '}
          <span className="app-quiet">led by {row.led_by_name}</span>
          <Others others={row.others} />
        </p>
        <p>{row.outcome ? say(OUTCOMES, row.outcome) : row.worry}</p>
        {row.own_view && <blockquote className="app-quote">{row.own_view}</blockquote>}
      </div>
    </li>
  )
}
