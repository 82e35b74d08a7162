import type { QueryKey } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { DecisionEntry } from '../../api/schema.gen'
import { useMay } from '../../api/session'
import { sentence } from '../../app/sentences'
import { ANSWERS, MATTERS, pounds, told, WHOSE } from '../../ui/decisionWords'
import { day, today } from '../../ui/dates'
import { Facts, Name, State } from '../../ui/parts'
import { CONFERENCE_DECISIONS, DECISIONS, OUTCOMES } from '../../ui/protectionWords'
import { words } from '../../ui/words'
import { Doings } from './Doings'
import { ending, reviewing } from './doing'
import { Children, took } from './Requests'

const PLACES: Record<string, [string, string]> = {
  contact: ['/contacts/$id', 'Decided on a worry that reached us'],
  assessment: ['/people/$child/assessments/$id', 'Decided with an assessment'],
  conference: ['/people/$child/protection/conferences/$id', 'Decided in a conference'],
  enquiry: ['/people/$child/protection/enquiries/$id', 'Decided in a strategy discussion or enquiry'],
  plan: ['/people/$child/plans/$id', 'Decided about the plan'],
  care: ['/people/$child/care', 'Decided about care'],
  journey: ['/people/$child', 'Decided on the journey'],
}

/** Where a decision that is kept elsewhere can be read. */
function Place({ entry }: { entry: DecisionEntry }) {
  const place = PLACES[entry.word]
  const child = entry.children[0]?.id
  if (!place || !child) return null
  const to = place[0].replace('$child', child).replace('$id', entry.record_id)
  return (
    <Link to={to} className="govuk-link">
      {place[1]}
    </Link>
  )
}

function Views({ entry }: { entry: DecisionEntry }) {
  return (
    <ul className="govuk-list">
      {entry.views.map((view, place) => (
        <li key={place}>
          <strong>
            <bdi>{view.name ?? told(WHOSE, view.whose)}</bdi>
          </strong>
          : {view.heard ? view.words : `not heard. ${view.words}`}
        </li>
      ))}
    </ul>
  )
}

/** What was decided for one child, in words. */
const outcome = (code: string): string => CONFERENCE_DECISIONS[code] ?? DECISIONS[code] ?? OUTCOMES[code] ?? words(code)

function Entry({ entry, touched, names }: { entry: DecisionEntry; touched: QueryKey[]; names: boolean }) {
  const may = useMay()
  const own = entry.word === 'decision'
  const again = own && entry.review_by !== null && !entry.ended_on
  const late = again && (entry.review_by ?? '') < today()
  const outcomes = entry.children.filter((each) => each.outcome)
  return (
    <article className="app-child">
      <h3 className="govuk-heading-s">
        {day(entry.on)}: {entry.what ?? sentence(entry)}
        {entry.pounds !== null && `, ${pounds(entry.pounds)}`}
      </h3>
      <p>
        {again && (
          <State is={late ? 'late' : 'in-time'}>
            {late ? 'Was to be' : 'To be'} looked at again by {day(entry.review_by)}
          </State>
        )}
        {entry.ended_on && <State is="done">No longer holds since {day(entry.ended_on)}</State>}
      </p>
      <Facts
        rows={[
          ['For', names || entry.children.length > 1 ? <Children key="for" of={entry.children} /> : null],
          [
            'Decided',
            outcomes
              .map((each) => `${each.name ?? 'A child'}: ${outcome(each.outcome ?? '').toLowerCase()}`)
              .join('; '),
          ],
          ['Why', entry.why],
          ['Whose views', entry.views.length > 0 ? <Views key="views" entry={entry} /> : null],
          ['About', entry.matter && told(MATTERS, entry.matter)],
          ['Answer', entry.outcome && told(ANSWERS, entry.outcome)],
          [
            'Asked',
            entry.asked_at &&
              `${day(entry.asked_at)} by ${entry.asked_by_name ?? ''}; answered after ${took({ hours: entry.hours ?? 0, working_days: entry.working_days ?? 0 })}`,
          ],
          [
            'Decided by',
            <span key="by">
              <Name>{entry.decided_by_name}</Name>
              {entry.decided_as && `, ${words(entry.decided_as).toLowerCase()}`}
              {entry.under && <span className="app-quiet"> ({entry.under})</span>}
            </span>,
          ],
          ['What follows', entry.follows],
          ['Looked at again', entry.reviewed_on && `${day(entry.reviewed_on)}: ${entry.review_words ?? ''}`],
          ['Why it no longer holds', entry.ended_because],
          ['Kept at', own || entry.word === 'authorisation' ? null : <Place key="at" entry={entry} />],
        ]}
      />
      {own && !entry.ended_on && may('decision:record') && (
        <Doings
          doings={[reviewing(entry.record_id, entry.version), ending(entry.record_id, entry.version)]}
          touched={touched}
          about={entry.what ?? ''}
        />
      )}
    </article>
  )
}

/** Decisions, the latest first, wherever they were made. */
export function Log({ rows, touched, names }: { rows: DecisionEntry[]; touched: QueryKey[]; names: boolean }) {
  return rows.map((entry) => <Entry key={entry.key} entry={entry} touched={touched} names={names} />)
}
