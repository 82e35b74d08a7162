import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { allWorkers, assessmentOf, overviewOf } from '../../api/queries'
import type { Assessment, Overview } from '../../api/schema.gen'
import { useMay, useSession } from '../../api/session'
import { familyOf, spoken } from '../../api/family'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { clock, day, distance } from '../../ui/dates'
import { Loading, State } from '../../ui/parts'
import { words } from '../../ui/words'
import { Deciding, type Decision } from './Deciding'
import { isOpen, titleOf, urgency } from './due'
import { ReadAssessment } from './ReadAssessment'
import { WritingForm } from './WritingForm'

/** One assessment: written on one page until it is handed in, then read and decided. */
export function AssessmentScreen({ childId, assessmentId }: { childId: string; assessmentId: string }) {
  const query = useQuery(assessmentOf(assessmentId))
  const overview = useQuery(overviewOf(childId))
  if (query.error ?? overview.error) return <Trouble error={query.error ?? overview.error} />
  if (!query.data || !overview.data) return <Loading />
  return <Page assessment={query.data.data} version={query.data.version} child={overview.data.data} />
}

interface PageProps {
  assessment: Assessment
  version: string
  child: Overview
}

function Page({ assessment, version, child }: PageProps) {
  const may = useMay()
  const { session } = useSession()
  const workers = useQuery(allWorkers)
  const [decision, setDecision] = useState<Decision | null>(null)
  const [saves, setSaves] = useState<string[]>([])
  const open = isOpen(assessment)
  const writes = may('assessment:record')
  const writable = assessment.state === 'writing' || assessment.state === 'returned'
  const decides = may('assessment:authorise')
  const own = session?.worker?.id === assessment.worker_id
  const names = new Map(familyOf(child).map((each) => [each.id, each.name]))
  const worker = (id: string | null) => spoken(workers.data?.find((each) => each.id === id)?.name ?? 'a manager')
  const back = assessment.returns.at(-1)
  return (
    <>
      <title>An assessment - Kith</title>
      <Link to="/people/$id/assessments" params={{ id: child.id }} className="govuk-back-link">
        All assessments
      </Link>
      <h2 className="govuk-heading-m">
        {titleOf(assessment)} <State is={open ? urgency(assessment.due_on) : 'done'}>{words(assessment.state)}</State>
      </h2>
      <p className="app-answer">
        {open
          ? `Due ${day(assessment.due_on)}, ${distance(assessment.due_on)}.`
          : assessment.authorised_on
            ? `Agreed on ${day(assessment.authorised_on)} by ${worker(assessment.authorised_by)}.`
            : `Stopped: ${assessment.stopped_because ?? ''}`}
      </p>
      {assessment.state === 'returned' && back && (
        <div className="app-alert">
          <strong>Handed back {day(back.on)}. Still needed:</strong> {back.reason}
        </div>
      )}
      {open && (
        <div className="app-row">
          {decides && assessment.state === 'submitted' && (
            <>
              {own ? (
                <p className="govuk-body">You wrote this one: another manager has to agree with it.</p>
              ) : (
                <Button onClick={() => setDecision('authorise')}>Agree with it</Button>
              )}
              <Button secondary onClick={() => setDecision('send_back')}>
                Hand it back
              </Button>
            </>
          )}
          {decides && (
            <Button secondary onClick={() => setDecision('set_due')}>
              Change the day it is due
            </Button>
          )}
          {writes && (
            <Button secondary onClick={() => setDecision('stop')}>
              Stop it
            </Button>
          )}
        </div>
      )}
      {decision && (
        <Deciding assessment={assessment} version={version} decision={decision} onClose={() => setDecision(null)} />
      )}
      {writable && writes ? (
        // Begun anew after each save: the next words are a draft of the version that was saved.
        <WritingForm
          key={saves.length}
          assessment={assessment}
          version={version}
          child={child}
          names={names}
          saved={saves.length > 0 ? `Saved to the record at ${saves.at(-1) ?? ''}` : ''}
          onSaved={() => setSaves([...saves, clock(new Date())])}
        />
      ) : (
        <ReadAssessment assessment={assessment} names={names} />
      )}
      {assessment.state === 'authorised' && may('plan:record') && (
        <Link
          to="/people/$id/plans/new"
          params={{ id: child.id }}
          search={{ from: assessment.id }}
          className="govuk-button"
        >
          Write a plan from this
        </Link>
      )}
    </>
  )
}
