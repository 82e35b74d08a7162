import { Link } from '@tanstack/react-router'
import type { FgcShown } from '../../api/schema.gen'
import { useMay } from '../../api/session'
import { clock, day, moment } from '../../ui/dates'
import { OCCASIONS, said, WHOSE } from '../../ui/fgcWords'
import { Facts, Name, Section, Table } from '../../ui/parts'

/** The plan in the family’s words, and what came of it. */
export function ThePlan({ shown, onGiven }: { shown: FgcShown; onGiven?: ((id: string) => void) | undefined }) {
  const { record } = shown
  const may = useMay()
  const child = record.children[0]?.child_id
  if (!record.held_from) return null
  return (
    <Section title="The family’s plan">
      {record.plan_words && <blockquote className="app-quote">{record.plan_words}</blockquote>}
      <Facts
        rows={[
          ['Leads it', record.lead_name],
          ['Held', moment(record.held_from)],
          [
            'The family’s own time',
            record.private_from
              ? `${moment(record.private_from)} to ${clock(new Date(record.private_until ?? record.private_from))}, ${record.private_alone ? 'alone' : 'with a professional in the room'}`
              : 'There was none',
          ],
          ['Not agreed because', record.not_safe_because],
          ['Agreed', record.plan_id && day(record.decided_on)],
        ]}
      />
      {record.plan_id && child && may('plan:read') && (
        <p className="govuk-body">
          <Link to="/people/$id/plans/$plan" params={{ id: child, plan: record.plan_id }} className="govuk-link">
            Who does what by when
          </Link>
        </p>
      )}
      {record.resources.length > 0 && (
        <Table
          caption="Help that was promised"
          head={['Help', 'From', 'Promised', 'There']}
          rows={record.resources}
          rowKey={(each) => each.id}
          cells={(each) => [
            each.words,
            each.who,
            day(each.promised_on),
            <>
              {each.given_on
                ? day(each.given_on)
                : (each.not_given_because ?? `Not yet${each.by_when ? `, by ${day(each.by_when)}` : ''}`)}{' '}
              {onGiven && !each.given_on && (
                <button type="button" className="govuk-link app-plain" onClick={() => onGiven(each.id)}>
                  Did it come?<span className="govuk-visually-hidden"> {each.words}</span>
                </button>
              )}
            </>,
          ]}
        />
      )}
      {record.copies.length > 0 && (
        <p className="govuk-body">
          Given to {record.copies.map((each) => `${each.to_name} (${day(each.shared_on)}, ${each.how})`).join(', ')}.
        </p>
      )}
      {record.reviews.map((each) => (
        <article className="app-entry" key={each.id}>
          <h3 className="govuk-heading-s">Looked at again on {day(each.held_on)}</h3>
          <Facts
            rows={[
              ['Goes well', each.went_well],
              ['Still to do', each.still_to_do],
              ['The family says', each.family_words && `“${each.family_words}”`],
              ['Look again by', each.next_by && day(each.next_by)],
            ]}
          />
        </article>
      ))}
    </Section>
  )
} // prettier-ignore

/** Rights, peer advocates, and how it was for them. */
export function Beside({ shown, onPeer }: { shown: FgcShown; onPeer?: ((id: string) => void) | undefined }) {
  const { feedback, explanations, peers } = shown.record
  if (feedback.length + explanations.length + peers.length === 0) return null
  return (
    <Section title="Rights, company, and how it was for them">
      <ul className="govuk-list">
        {explanations.map((each) => (
          <li key={each.id}>
            Rights explained to <Name>{each.to_name}</Name> ({said(WHOSE, each.whose).toLowerCase()}) on{' '}
            {day(each.explained_on)}, {each.how}, in {each.language}
            {each.interpreter && ` with ${each.interpreter}`}
            {each.understood && `. ${each.understood}`}
          </li>
        ))}
        {peers.map((each) => (
          <li key={each.id}>
            <Name>{each.peer_name}</Name> stands beside <Name>{each.parent_name}</Name> at{' '}
            {said(OCCASIONS, each.occasion).toLowerCase()}: trained {day(each.trained_on)}, no conflict{' '}
            {day(each.conflict_checked_on)}, wanted {day(each.consent_on)}, together from {day(each.matched_on)}
            {each.ended_on && `, until ${day(each.ended_on)}`}{' '}
            {onPeer && !each.ended_on && (
              <button type="button" className="govuk-link app-plain" onClick={() => onPeer(each.id)}>
                Change
              </button>
            )}
          </li>
        ))}
        {feedback.map((each) => (
          <li key={each.id}>
            {said(WHOSE, each.whose)} on {day(each.given_on)}: listened to: {each.listened_to}; our own plan: {each.our_plan};
            would tell another family to have one: {each.would_recommend}.{each.than_before && ` Beside before: “${each.than_before}”`}
            {each.words && ` “${each.words}”`}
          </li>
        ))}
      </ul>
    </Section>
  )
} // prettier-ignore
