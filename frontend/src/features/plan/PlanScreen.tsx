import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { overviewOf, planOf } from '../../api/queries'
import type { Overview, Plan } from '../../api/schema.gen'
import { useMay } from '../../api/session'
import { familyOf } from '../../api/family'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { day } from '../../ui/dates'
import { Empty, Facts, Loading, Name, Section, State } from '../../ui/parts'
import { words } from '../../ui/words'
import { Deciding, type Decision } from './Deciding'
import { doing, titleOf, urgency } from './due'
import { Goals } from './Goals'
import { Meetings } from './Meetings'
import { WordsForm } from './WordsForm'
import { LetGo } from './LetGo'

/** One plan, as it is given to the family: why, what works, what must change, who does what by when. */
export function PlanScreen({ childId, planId }: { childId: string; planId: string }) {
  const query = useQuery(planOf(planId))
  const overview = useQuery(overviewOf(childId))
  if (query.error ?? overview.error) return <Trouble error={query.error ?? overview.error} />
  if (!query.data || !overview.data) return <Loading />
  return <Page plan={query.data.data} version={query.data.version} child={overview.data.data} />
}

const LED = new Set(['child_protection', 'care'])

function Page({ plan, version, child }: { plan: Plan; version: string; child: Overview }) {
  const may = useMay()
  const [writing, setWriting] = useState(false)
  const [decision, setDecision] = useState<Decision | null>(null)
  const [leaving, setLeaving] = useState<string | null>(null)
  const writes = may('plan:record') && plan.state !== 'ended'
  const decides = writes && (!LED.has(plan.plan_kind) || may('plan:agree'))
  const names = new Map(familyOf(child).map((each) => [each.id, each.name]))
  const to = { id: child.id, plan: plan.id }
  return (
    <>
      <title>A plan - Kith</title>
      <Link to="/people/$id/plans" params={{ id: child.id }} className="govuk-back-link">
        All plans
      </Link>
      <h2 className="govuk-heading-m">
        {titleOf(plan)}{' '}
        <State is={plan.state === 'agreed' ? 'in-time' : plan.state === 'draft' ? 'soon' : 'done'}>
          {words(plan.state)}
        </State>
      </h2>
      {leaving && (
        <LetGo
          plan={plan}
          version={version}
          childId={leaving}
          name={names.get(leaving) ?? 'this child'}
          onClose={() => setLeaving(null)}
        />
      )}
      <p className="app-answer">{answer(plan)}</p>
      {writes && (
        <div className="app-row">
          {plan.state === 'agreed' && (
            <Link to="/people/$id/plans/$plan/meet" params={to} className="govuk-button">
              Record a meeting
            </Link>
          )}
          {plan.state === 'draft' && decides && <Button onClick={() => setDecision('agree')}>It is agreed</Button>}
          {!writing && (
            <Button secondary onClick={() => setWriting(true)}>
              Change the words
            </Button>
          )}
          {plan.state === 'agreed' && (
            <Link
              to="/people/$id/plans/new"
              params={{ id: child.id }}
              search={{ from: plan.id }}
              className="govuk-button govuk-button--secondary"
            >
              Step up or down
            </Link>
          )}
          {(decides || plan.state === 'draft') && (
            <Button secondary onClick={() => setDecision('end')}>
              {plan.state === 'draft' ? 'Give up this draft' : 'End this plan'}
            </Button>
          )}
          <Button secondary onClick={() => window.print()}>
            Print for the family
          </Button>
        </div>
      )}
      {plan.state === 'draft' && writes && !decides && (
        <p className="govuk-body">A manager agrees this plan. Ask yours when you and the family have finished it.</p>
      )}
      {decision && <Deciding plan={plan} version={version} decision={decision} onClose={() => setDecision(null)} />}
      {writing ? (
        <WordsForm key={plan.id} plan={plan} version={version} names={names} onDone={() => setWriting(false)} />
      ) : (
        <Words plan={plan} names={names} onLetGo={decides ? setLeaving : null} />
      )}
      <Goals plan={plan} version={version} child={child} writes={writes} />
      <Meetings plan={plan} />
      {(plan.state !== 'draft' || plan.pitched_at || plan.understood_how || plan.categories.length > 0) && (
        <Section
          title="About this plan"
          action={
            decides &&
            plan.state === 'agreed' && (
              <span className="app-row app-screen-only">
                <button type="button" className="app-plain" onClick={() => setDecision('visits')}>
                  Change how often we visit
                </button>
                {plan.plan_kind === 'child_protection' && (
                  <button type="button" className="app-plain" onClick={() => setDecision('categories')}>
                    Change what it protects from
                  </button>
                )}
              </span>
            )
          }
        >
          <Facts
            rows={[
              ['It protects from', plan.categories.map(words).join(', ')],
              ['Child protection plans before this', plan.earlier_plans],
              ['Visits', plan.visit_every_days && `At least every ${plan.visit_every_days} working days`],
              ['Agreed from', plan.begun_on && day(plan.begun_on)],
              ['Ended', plan.ended_on && `${day(plan.ended_on)}. ${plan.ended_because ?? ''}`],
              ['Written for', plan.pitched_at],
              ['How we know it was understood', plan.understood_how],
            ]}
          />
        </Section>
      )}
      <p className="app-printed">
        We have talked about this plan and agree with it:
        <br />
        <br />
        ______________________________ ______________________________
      </p>
    </>
  )
}

function answer(plan: Plan): string {
  if (plan.state === 'ended') return `This plan ended on ${day(plan.ended_on)}.`
  if (plan.state === 'draft') return 'A draft: say what must change and who does what by when, then agree it.'
  return doing(plan)
}

interface WordsProps {
  plan: Plan
  names: Map<string, string | null>
  onLetGo: ((childId: string) => void) | null
}

function Words({ plan, names, onLetGo }: WordsProps) {
  const several = plan.children.filter((each) => !each.until).length > 1
  return (
    <>
      <div className="app-halves">
        <Section title="What we are worried about">
          <p className="app-words">{plan.why}</p>
          {plan.whose_words && <p className="app-quiet">In the words of {plan.whose_words}</p>}
        </Section>
        <Section title="What works well">
          {plan.strengths ? (
            <p className="app-words">{plan.strengths}</p>
          ) : (
            <Empty>Ask the family what works well and write it here: a plan builds on it.</Empty>
          )}
        </Section>
      </div>
      <Section title="What must change">
        {plan.must_change ? (
          <p className="app-words">{plan.must_change}</p>
        ) : (
          <Empty>Say what will be different for the children when this plan can end.</Empty>
        )}
        {plan.by_when && (
          <p className="govuk-body">
            By when, in the child’s time:{' '}
            {plan.state === 'agreed' ? (
              <State is={urgency(plan.by_when)}>{day(plan.by_when)}</State>
            ) : (
              day(plan.by_when)
            )}
          </p>
        )}
        {plan.otherwise && (
          <p className="app-words">
            <strong>If it does not change:</strong> {plan.otherwise}
          </p>
        )}
      </Section>
      {plan.children.map((each) => (
        <Section key={each.id} title={names.get(each.child_id) ?? 'A child of the family'}>
          {each.until && (
            <p>
              <State is="done">No longer on this plan since {day(each.until)}</State> {each.let_go_because}
            </p>
          )}
          {each.own_view && <blockquote className="app-quote">{each.own_view}</blockquote>}
          {each.particular && <p className="app-words">{each.particular}</p>}
          {onLetGo && several && !each.until && (
            <button type="button" className="app-plain app-screen-only" onClick={() => onLetGo(each.child_id)}>
              No longer for {names.get(each.child_id) ?? 'this child'}
            </button>
          )}
          {!each.until && !each.own_view && !each.particular && (
            <Empty>
              What does <Name>{names.get(each.child_id) ?? 'the child'}</Name> think of this plan? Ask, and write it in
              their words.
            </Empty>
          )}
        </Section>
      ))}
    </>
  )
}
