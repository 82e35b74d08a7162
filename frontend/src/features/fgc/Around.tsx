import type { FgcShown } from '../../api/schema.gen'
import { Button } from '../../ui/Button'
import { age, day, moment } from '../../ui/dates'
import { CAME, FORMS, METHODS, NOT_OFFERED, said, SIDES, USES } from '../../ui/fgcWords'
import { notAsked } from './steps'
import { Empty, Facts, Name, Section, Table } from '../../ui/parts'

/** What the coordinator and the family were told, and what was offered. */
export function Told({ shown }: { shown: FgcShown }) {
  const { record } = shown
  return (
    <Section title="What it is about">
      <Facts
        rows={[
          ['What', said(FORMS, record.form)],
          ['When in the family’s way', said(USES, record.use)],
          ['What we worry about', record.worries],
          ['What goes well', record.strengths],
          ['What the plan must make sure of', record.bottom_lines],
          ['Questions for the family', record.questions],
          [
            'Not asked yet',
            record.state === 'considered' || record.state === 'offered'
              ? notAsked(shown)
                  .map((each) => each.name ?? 'Name not known yet')
                  .join(', ')
              : null,
          ],
          ['Letter before proceedings', record.letter_on && day(record.letter_on)],
          ['Application to the court', record.proceedings_on && day(record.proceedings_on)],
          [
            'Not offered',
            record.not_offered &&
              `${said(NOT_OFFERED, record.not_offered)}: ${record.not_offered_because ?? ''} Decided by ${shown.not_offered_by_name ?? 'a manager'}, ${day(record.not_offered_on)}`,
          ],
          ['Referred by', shown.referrer_name && `${shown.referrer_name}, ${day(record.referred_on)}`],
          ['Coordinator', shown.coordinator_name && `${shown.coordinator_name}, since ${day(record.assigned_on)}`],
          [
            'Not from outside the case',
            record.connected && `They have ${record.connected}. ${record.connected_because ?? ''}`,
          ],
          [
            'The day',
            record.scheduled_for &&
              `${moment(record.scheduled_for)}, ${record.venue ?? ''}, in ${record.language ?? ''}${record.interpreter ? ` with ${record.interpreter}` : ''}`,
          ],
          ['Closed', record.closed_on && `${day(record.closed_on)}: ${record.closed_because ?? ''}`],
        ]}
      />
      {record.offers.length > 0 && (
        <ul className="govuk-list">
          {record.offers.map((each) => (
            <li key={each.id}>
              Offered to <Name>{each.name}</Name> on {day(each.offered_on)} ({each.offered_how}):{' '}
              {each.accepted === null ? 'no answer yet' : `${each.accepted ? 'yes' : 'no'} on ${day(each.answered_on)}`}
              {each.words && `. “${each.words}”`}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

/** Each child, and what they think. */
export function Children({ shown, onHear }: { shown: FgcShown; onHear?: ((id: string) => void) | undefined }) {
  return (
    <Section title="The children">
      {shown.record.children.map((child) => {
        const known = shown.names.find((each) => each.child_id === child.child_id)
        return (
          <article className="app-entry" key={child.id}>
            <h3 className="govuk-heading-s">
              <Name>{known?.name}</Name>, {age(known?.date_of_birth ?? null)}
            </h3>
            <Facts
              rows={[
                ['Says', child.own_view && `“${child.own_view}”`],
                ['How they chose to say it', child.view_method && said(METHODS, child.view_method)],
                ['Invited', child.invited_on && `${day(child.invited_on)}${child.invited_how ? `, ${child.invited_how}` : ''}`],
                [
                  'Advocate',
                  child.advocate_offered_on &&
                    `Offered on ${day(child.advocate_offered_on)}: ${child.advocate_wanted ? 'wanted' : 'not wanted'}`,
                ],
                ['Could come into care', child.at_risk === null ? null : child.at_risk ? `Yes: ${child.risk_basis ?? ''}` : 'No'],
                ['On the day', child.came && said(CAME, child.came)],
              ]}
            />
            {onHear && (
              <Button secondary onClick={() => onHear(child.id)}>
                {child.own_view ? 'Change' : 'Write down'} what {known?.name ?? 'the child'} thinks
              </Button>
            )}
          </article>
        )
      })}
    </Section>
  )
} // prettier-ignore

/** The network: who was asked, prepared and there. */
export function People({ shown, onPrepare }: { shown: FgcShown; onPrepare?: ((id: string) => void) | undefined }) {
  const { members } = shown.record
  return (
    <Section title="The family’s own people, wherever they live">
      {members.length === 0 ? (
        <Empty>Nobody is named yet. The family says who belongs.</Empty>
      ) : (
        <Table
          caption="Who comes, and who was prepared"
          head={['Who', 'Comes for', 'Lives', 'Prepared', 'Wishes']}
          rows={members}
          rowKey={(each) => each.id}
          cells={(each) => [
            <>
              <Name>{each.name}</Name>, {each.relation}
            </>,
            said(SIDES, each.side),
            `${each.lives ?? ''}${each.travel ? ` (${each.travel})` : ''}`,
            <>
              {each.kept_out_because
                ? `Not invited: ${each.kept_out_because}`
                : `${each.prepared_on ? `${day(each.prepared_on)}, ${each.prepared_how ?? ''}` : 'Not yet'}${each.came ? `. ${said(CAME, each.came)}` : ''}`}{' '}
              {onPrepare && (
                <button type="button" className="govuk-link app-plain" onClick={() => onPrepare(each.id)}>
                  {each.prepared_on ? 'Change' : 'Prepare'}
                  <span className="govuk-visually-hidden"> {each.name}</span>
                </button>
              )}
            </>,
            each.wishes && `“${each.wishes}”`,
          ]}
        />
      )}
    </Section>
  )
}
