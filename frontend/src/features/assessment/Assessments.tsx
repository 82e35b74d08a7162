import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { assessmentsOf, overviewOf } from '../../api/queries'
import type { AssessmentRow } from '../../api/schema.gen'
import { useMay } from '../../api/session'
import { useAdd } from '../../app/adding'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { day, distance } from '../../ui/dates'
import { factor } from '../../ui/factors'
import { Empty, Loading, Name, Opened, Section, State } from '../../ui/parts'
import { words } from '../../ui/words'
import { answerOf, isOpen, titleOf, urgency } from './due'
import { StartForm } from './StartForm'

interface Props {
  id: string
  onStarted: (assessmentId: string) => void
}

/** A child's assessments: what is going on, and what should follow. */
export function Assessments({ id, onStarted }: Props) {
  const query = useQuery(assessmentsOf(id))
  const overview = useQuery(overviewOf(id))
  const may = useMay()
  const [starting, setStarting] = useState(false)
  useAdd({ assessment: () => setStarting(true) })
  if (query.error ?? overview.error) return <Trouble error={query.error ?? overview.error} />
  if (!query.data || !overview.data) return <Loading />
  return (
    <>
      <title>Assessments - Kith</title>
      <p className="app-answer">{answerOf(query.data)}</p>
      {may('assessment:record') && !starting && <Button onClick={() => setStarting(true)}>Begin an assessment</Button>}
      {starting && (
        <Opened>
          <StartForm child={overview.data.data} onDone={onStarted} onLeave={() => setStarting(false)} />
        </Opened>
      )}
      {query.data.length === 0 && !starting && (
        <Empty>
          Begin one when you set out to understand what is going on. One text serves all the children of a family, and
          what you pick from the story need not be written again.
        </Empty>
      )}
      {query.data.map((assessment) => (
        <Row key={assessment.id} assessment={assessment} childId={id} />
      ))}
    </>
  )
}

function Row({ assessment, childId }: { assessment: AssessmentRow; childId: string }) {
  const others = assessment.children.filter((child) => child.id !== childId)
  const open = isOpen(assessment)
  return (
    <Section
      title={titleOf(assessment)}
      action={<State is={open ? urgency(assessment.due_on) : 'done'}>{words(assessment.state)}</State>}
    >
      <p className="govuk-body">
        <Link
          to="/people/$id/assessments/$assessment"
          params={{ id: childId, assessment: assessment.id }}
          className="govuk-link"
        >
          {assessment.state === 'writing' || assessment.state === 'returned' ? 'Go on writing' : 'Open it'}
        </Link>{' '}
        <span className="app-quiet">
          {assessment.worker_name}, begun {day(assessment.started_on)}
          {open && `, due ${day(assessment.due_on)} (${distance(assessment.due_on)})`}
          {assessment.authorised_on && `, agreed ${day(assessment.authorised_on)}`}
          {assessment.made_by === 'court_ordered_independent' && `, ${words(assessment.made_by).toLowerCase()}`}
          {others.length > 0 && ', also of '}
          {others.map((child, place) => (
            <span key={child.id}>
              {place > 0 && ', '}
              <Name>{child.name}</Name>
            </span>
          ))}
        </span>
      </p>
      {assessment.asked_for && (
        <p className="app-alert">
          <strong>Still needed:</strong> {assessment.asked_for}
        </p>
      )}
      {open && !assessment.seen_on && (
        <p className="govuk-body">
          <State is="soon">Not seen in this assessment yet</State>
        </p>
      )}
      {assessment.own_view && <blockquote className="app-quote">{assessment.own_view}</blockquote>}
      {assessment.analysis && <p className="app-words">{assessment.analysis}</p>}
      {assessment.outcome && (
        <p className="govuk-body">
          <strong>What should follow:</strong> {words(assessment.outcome)}
          {assessment.factors.length > 0 && (
            <span className="app-quiet"> ({assessment.factors.map(factor).join('; ')})</span>
          )}
        </p>
      )}
      {assessment.stopped_because && <p className="govuk-body">Stopped: {assessment.stopped_because}</p>}
    </Section>
  )
}
