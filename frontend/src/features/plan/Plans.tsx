import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { plansOf } from '../../api/queries'
import type { PlanRow } from '../../api/schema.gen'
import { useMay } from '../../api/session'
import { Trouble } from '../../app/Trouble'
import { day, distance } from '../../ui/dates'
import { Empty, Loading, Name, Section, State } from '../../ui/parts'
import { words } from '../../ui/words'
import { Actions } from './Actions'
import { answerOf, openActions, titleOf, urgency } from './due'

/** A child's plans: what must change, and who does what by when. */
export function Plans({ id }: { id: string }) {
  const query = useQuery(plansOf(id))
  const may = useMay()
  if (query.isPending) return <Loading />
  if (query.error) return <Trouble error={query.error} />
  const current = query.data.filter((plan) => plan.state !== 'ended')
  const ended = query.data.filter((plan) => plan.state === 'ended')
  const writing = may('plan:record')
  return (
    <>
      <title>Plans - Kith</title>
      <p className="app-answer">{answerOf(query.data)}</p>
      {writing && (
        <Link to="/people/$id/plans/new" params={{ id }} className="govuk-button">
          Write a plan
        </Link>
      )}
      {query.data.length === 0 && (
        <Empty>
          When you and the family know what is going on, write a plan together: what must change, and who does what by
          when. It takes over what an assessment says.
        </Empty>
      )}
      {current.map((plan) => (
        <Current key={plan.id} plan={plan} childId={id} writing={writing} />
      ))}
      {ended.length > 0 && (
        <Section title="Plans before">
          <ul className="govuk-list">
            {ended.map((plan) => (
              <li key={plan.id}>
                <Link to="/people/$id/plans/$plan" params={{ id, plan: plan.id }} className="govuk-link">
                  {titleOf(plan)}
                </Link>{' '}
                <span className="app-quiet">
                  {plan.begun_on
                    ? `${day(plan.begun_on)} to ${day(plan.ended_on)}`
                    : `Never agreed, ${day(plan.ended_on)}`}
                </span>{' '}
                {plan.ended_because}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

function Current({ plan, childId, writing }: { plan: PlanRow; childId: string; writing: boolean }) {
  const next = plan.last_meeting?.next_by
  const others = plan.children.filter((child) => child.id !== childId)
  const to = { id: childId, plan: plan.id }
  return (
    <Section
      title={titleOf(plan)}
      action={<State is={plan.state === 'agreed' ? 'in-time' : 'soon'}>{words(plan.state)}</State>}
    >
      <p className="govuk-body">
        <Link to="/people/$id/plans/$plan" params={to} className="govuk-link">
          {plan.state === 'draft' ? 'Go on with this draft' : 'Open this plan'}
        </Link>{' '}
        <span className="app-quiet">
          {plan.begun_on ? `since ${day(plan.begun_on)}, ` : ''}
          {plan.worker_name}
          {others.length > 0 && ', also for '}
          {others.map((child, place) => (
            <span key={child.id}>
              {place > 0 && ', '}
              <Name>{child.name}</Name>
            </span>
          ))}
        </span>
      </p>
      {plan.must_change && <p className="app-words">{plan.must_change}</p>}
      {plan.own_view && <blockquote className="app-quote">{plan.own_view}</blockquote>}
      {openActions(plan).length > 0 && <Actions actions={openActions(plan)} caption="What is still to do" />}
      <div className="app-row">
        {plan.last_meeting && (
          <span>
            {words(plan.last_meeting.kind)} {distance(plan.last_meeting.held_on)}
          </span>
        )}
        {plan.state === 'agreed' && !plan.last_meeting && <span>Nobody has met about it yet</span>}
        {plan.state === 'agreed' && next && <State is={urgency(next)}>Meet again by {day(next)}</State>}
        {plan.visit_every_days !== null && (
          <span className="app-quiet">Visits at least every {plan.visit_every_days} working days</span>
        )}
        {writing && plan.state === 'agreed' && (
          <Link to="/people/$id/plans/$plan/meet" params={to} className="govuk-link">
            Record a meeting
          </Link>
        )}
      </div>
    </Section>
  )
}
