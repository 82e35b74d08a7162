import type { Composition, RuleNow, SpellView } from '../../api/schema.gen'
import { day, today } from '../../ui/dates'
import { Name, State, Table } from '../../ui/parts'
import { words } from '../../ui/words'
import { asked, breachesOf, brief, found, spell, weeks } from './team'

/** What is not as it should be, and what would mend it. */
export function Breaches({ team }: { team: Composition }) {
  return (
    <ul className="govuk-list govuk-list--bullet">
      {team.breaches.map((breach) => (
        <li key={`${breach.role} ${breach.fault}`}>
          <strong>{breach.words}</strong> <span className="app-quiet">since {day(breach.since)}.</span> {breach.mend}
        </li>
      ))}
      {team.holding.map((each) => (
        <li key={each.worker_id}>
          <strong>
            <Name>{each.name}</Name> is keyworker for {each.children === 1 ? '1 child' : `${each.children} children`}
          </strong>{' '}
          and in a role that works beside a keyworker in this kind of team. The children keep them until somebody
          decides who is next.
        </li>
      ))}
    </ul>
  )
}

/** Role by role: what is asked, what there is, and where the number comes from. */
export function Rules({ team }: { team: Composition }) {
  return (
    <Table
      caption="What this kind of team asks, and what there is"
      head={['Role', 'Should be', 'There is', 'How it stands', 'Where this comes from']}
      rows={[
        ...team.rules,
        ...team.others.map((other) => ({ ...NO_RULE, role: other.role, there: other.there, people: other.people })),
      ]}
      rowKey={(rule) => rule.role}
      cells={(rule) => [
        <span key="role">
          {words(rule.role)}{' '}
          <span className="app-quiet">
            {[rule.leads && 'leads', rule.holds && team.takes_children && 'may be a keyworker']
              .filter(Boolean)
              .join(', ')}
          </span>
        </span>,
        rule.source === '' ? 'Not named for this kind' : asked(rule),
        found(rule),
        <Standing key="standing" team={team} rule={rule} />,
        rule.source,
      ]}
    />
  )
}

/** A role that the kind does not name is in the team as well as any other. */
const NO_RULE = {
  fte_least: null,
  fte_most: null,
  heads_least: null,
  leads: false,
  holds: false,
  source: '',
  vacant: 0,
}

function Standing({ team, rule }: { team: Composition; rule: RuleNow }) {
  const broken = breachesOf(team, rule.role)
  if (broken.length > 0)
    return (
      <>
        {broken.map((each) => (
          <State key={each.fault} is="late">
            {brief(each)}
          </State>
        ))}
      </>
    )
  const vacant = rule.vacant > 0 ? `${weeks(rule.vacant)} vacant` : null
  if (rule.fte_least === null && rule.fte_most === null && rule.heads_least === null)
    return <>{vacant ?? (rule.people === 0 ? 'Nobody yet' : '')}</>
  return (
    <>
      <State is="in-time">As it should be</State> {vacant}
    </>
  )
}

const A_YEAR = 365 * 86_400_000

/** The times of the last year in which something was not as it should be. */
export function Spells({ rows, on }: { rows: SpellView[]; on: string }) {
  const first = today(new Date(new Date(`${on}T12:00:00Z`).getTime() - A_YEAR))
  return (
    <Table
      caption="What was not as it should be in the last year"
      head={['What', 'When']}
      rows={rows}
      rowKey={(each) => `${each.role} ${each.fault} ${each.since} ${each.there}`}
      cells={(each) => [each.words, spell(each.since, each.until, first)]}
    />
  )
}
