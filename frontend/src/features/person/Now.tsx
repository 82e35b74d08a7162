import { Link } from '@tanstack/react-router'
import type { Overview } from '../../api/schema.gen'
import { day, daysBetween, today } from '../../ui/dates'
import { PAGE_OF, ruleWords } from '../../ui/limits'
import { Empty, Facts, Section, State } from '../../ui/parts'
import { words } from '../../ui/words'

/** The clocks that run for the child, the most urgent first. */
export function NextDue({ id, rows }: { id: string; rows: Overview['due'] }) {
  if (rows.length === 0) return <Empty>No clock is running for this child.</Empty>
  return (
    <ul className="govuk-list">
      {rows.map((row) => {
        const rule = ruleWords(row.code)
        const left = daysBetween(today(), row.due_on)
        return (
          <li key={row.code + row.scope + row.started_on}>
            <Link to={PAGE_OF[rule.at] as '/people/$id'} params={{ id }} className="govuk-link">
              {rule.what}
            </Link>{' '}
            <State is={left < 0 ? 'late' : left <= 7 ? 'soon' : 'in-time'}>
              {left < 0 ? `Was due ${day(row.due_on)}` : `By ${day(row.due_on)}`}
            </State>
          </li>
        )
      })}
    </ul>
  )
}

/** What the plan says: the worry, what works, what must change. */
export function PlanNow({ id, plan }: { id: string; plan: NonNullable<Overview['plan']> }) {
  return (
    <Section
      title={`The plan: ${words(plan.plan_kind).toLowerCase()}`}
      action={
        <Link to={'/people/$id/plans' as '/people/$id'} params={{ id }} className="govuk-link">
          The whole plan
        </Link>
      }
    >
      <Facts
        rows={[
          ['What we worry about', plan.why],
          ['What is working', plan.strengths],
          ['What must change', plan.must_change],
          ['By when', plan.by_when && day(plan.by_when)],
          ['What follows if it does not', plan.otherwise],
          [
            'Still open',
            `${plan.goals} ${plan.goals === 1 ? 'goal' : 'goals'}, ${plan.actions} ${plan.actions === 1 ? 'action' : 'actions'}`,
          ],
        ]}
      />
    </Section>
  )
}
