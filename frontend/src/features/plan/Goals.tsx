import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { planOf } from '../../api/queries'
import type { Overview, Plan, PlanAction, PlanGoal } from '../../api/schema.gen'
import { useSend } from '../../api/useSend'
import { day, today } from '../../ui/dates'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { Empty, Section, State } from '../../ui/parts'
import { Actions } from './Actions'
import { AddAction, AddGoal } from './Adding'
import { urgency } from './due'
import { CorrectGoal } from './CorrectGoal'
import { NotYet } from './NotYet'

interface Props {
  plan: Plan
  version: string
  child: Overview
  writes: boolean
}

/** What we want to reach, and for each who does what by when; then what belongs to no goal. */
export function Goals({ plan, version, child, writes }: Props) {
  const change = useSend<Plan>('/actions', [planOf(plan.id).queryKey, ['person'], ['pod']])
  const [adding, setAdding] = useState<string | null>(null)
  const [notYet, setNotYet] = useState<PlanAction | null>(null)
  const [wrong, setWrong] = useState<PlanGoal | null>(null)
  const at = { params: { path: { id: plan.id }, header: ifMatch(version) } }
  const run = (call: () => ReturnType<typeof ask<Plan>>) => change.send({}, call)
  const control = (action: PlanAction) =>
    writes && (
      <span className="app-row app-screen-only">
        <button
          type="button"
          className="app-plain"
          disabled={change.busy}
          onClick={() =>
            run(() =>
              ask(
                api.POST('/api/v1/plans/{id}/actions/do', {
                  ...at,
                  body: { action_id: action.id, done_on: today(), outcome: null },
                }),
              ),
            )
          }
        >
          Done today<span className="govuk-visually-hidden">: {action.words}</span>
        </button>
        <button type="button" className="app-plain" onClick={() => setNotYet(action)}>
          Not yet, or how it went<span className="govuk-visually-hidden">: {action.words}</span>
        </button>
      </span>
    )
  const loose = plan.actions.filter((action) => !action.goal_id)
  return (
    <>
      <ErrorSummary errors={change.errors} />
      {wrong && <CorrectGoal plan={plan} version={version} goal={wrong} onClose={() => setWrong(null)} />}
      {notYet && <NotYet plan={plan} version={version} action={notYet} onClose={() => setNotYet(null)} />}
      {plan.goals.map((goal) => {
        const actions = plan.actions.filter((action) => action.goal_id === goal.id)
        return (
          <Section
            key={goal.id}
            title={goal.words}
            action={
              goal.reached_on ? (
                <State is="done">Reached {day(goal.reached_on)}</State>
              ) : (
                <>
                  {goal.by_when && <State is={urgency(goal.by_when)}>By {day(goal.by_when)}</State>}
                  {writes && (
                    <button
                      type="button"
                      className="app-plain app-screen-only"
                      disabled={change.busy}
                      onClick={() =>
                        run(() =>
                          ask(
                            api.POST('/api/v1/plans/{id}/goals/reach', {
                              ...at,
                              body: { goal_id: goal.id, reached_on: today(), progress: null },
                            }),
                          ),
                        )
                      }
                    >
                      We reached this today
                    </button>
                  )}
                </>
              )
            }
          >
            {goal.whose_words && <p className="app-quiet">In the words of {goal.whose_words}</p>}
            {goal.progress && <p className="app-words">{goal.progress}</p>}
            {writes && (
              <button type="button" className="app-plain app-screen-only" onClick={() => setWrong(goal)}>
                Put it right<span className="govuk-visually-hidden">: {goal.words}</span>
              </button>
            )}
            {actions.length > 0 && <Actions actions={actions} caption={`For: ${goal.words}`} control={control} />}
            {writes && !goal.reached_on && adding !== goal.id && (
              <button type="button" className="app-plain app-screen-only" onClick={() => setAdding(goal.id)}>
                Add what somebody will do for this
              </button>
            )}
            {adding === goal.id && (
              <AddAction plan={plan} version={version} child={child} goalId={goal.id} onDone={() => setAdding(null)} />
            )}
          </Section>
        )
      })}
      <Section title={plan.goals.length > 0 ? 'Besides' : 'Who does what by when'}>
        {loose.length > 0 && <Actions actions={loose} caption="Who does what by when" control={control} />}
        {plan.actions.length === 0 && plan.goals.length === 0 && (
          <Empty>
            Say with the family what you want to reach, and for each what somebody will do and by when. A family member
            can take something on as well as a worker.
          </Empty>
        )}
        {writes && adding === null && (
          <p className="app-row app-screen-only">
            <button type="button" className="app-plain" onClick={() => setAdding('')}>
              Add what somebody will do
            </button>
            <button type="button" className="app-plain" onClick={() => setAdding('goal')}>
              Add something to reach
            </button>
          </p>
        )}
        {adding === '' && (
          <AddAction plan={plan} version={version} child={child} goalId={null} onDone={() => setAdding(null)} />
        )}
        {adding === 'goal' && <AddGoal plan={plan} version={version} onDone={() => setAdding(null)} />}
      </Section>
    </>
  )
}
