import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { visitsOf } from '../../api/queries'
import type { VisitRow } from '../../api/schema.gen'
import { useMay } from '../../api/session'
import { useAdd } from '../../app/adding'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { day, moment } from '../../ui/dates'
import { Empty, Loading, Name, Opened, State } from '../../ui/parts'
import { words } from '../../ui/words'
import { PlanForm } from './PlanForm'
import { VainForm } from './VainForm'

/** A child's visits: planned, made, and tried in vain. */
export function Visits({ id }: { id: string }) {
  const query = useInfiniteQuery(visitsOf(id))
  const may = useMay()
  const [form, setForm] = useState<'plan' | 'vain' | null>(null)
  useAdd({ planned: () => setForm('plan') })
  const rows = query.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      <title>Visits - Kith</title>
      {may('visit:record') && (
        <div className="app-row">
          <Link to="/people/$id/visits/new" params={{ id }} className="govuk-button">
            Record a visit
          </Link>
          <Button secondary onClick={() => setForm('plan')}>
            Plan a visit
          </Button>
          <Button secondary onClick={() => setForm('vain')}>
            I could not see the child
          </Button>
        </div>
      )}
      {form === 'plan' && (
        <Opened>
          <PlanForm childId={id} onDone={() => setForm(null)} />
        </Opened>
      )}
      {form === 'vain' && <VainForm childId={id} onDone={() => setForm(null)} />}
      {query.isPending && <Loading />}
      {query.error && <Trouble error={query.error} />}
      {query.data && rows.length === 0 && <Empty>No visit has been planned or made yet.</Empty>}
      <ol className="app-time" aria-label="Visits, the latest first">
        {rows.map((visit) => (
          <Row key={visit.id} visit={visit} childId={id} />
        ))}
      </ol>
      {query.hasNextPage && (
        <Button secondary busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          Show earlier
        </Button>
      )}
    </>
  )
}

function Row({ visit, childId }: { visit: VisitRow; childId: string }) {
  const others = visit.children.filter((child) => child.id !== childId)
  const planned = visit.state === 'planned'
  const late = planned && new Date(visit.planned_for ?? '') < new Date()
  return (
    <li>
      <span>
        {visit.state === 'in_vain' ? day(visit.made_at) : moment(visit.made_at ?? visit.planned_for)}
        <br />
        <State is={planned ? (late ? 'late' : 'in-time') : visit.state === 'in_vain' ? 'soon' : 'done'}>
          {late ? 'Planned, nothing written yet' : words(visit.state)}
        </State>
      </span>
      <div>
        <p>
          <strong>
            {visit.version === null ? (
              'Somebody tried to visit'
            ) : (
              <Link to="/people/$id/visits/$visit" params={{ id: childId, visit: visit.id }} className="govuk-link">
                {visit.purpose}
              </Link>
            )}
          </strong>{' '}
          <span className="app-quiet">
            {[visit.worker_name, visit.place && words(visit.place).toLowerCase()].filter(Boolean).join(', ')}
          </span>
        </p>
        {visit.state === 'made' && (
          <p>
            {visit.seen_alone ? 'Seen alone' : visit.seen ? 'Seen, not alone' : 'Not seen'}
            {others.length > 0 && (
              <>
                , with{' '}
                {others.map((child, place) => (
                  <span key={child.id}>
                    {place > 0 && ', '}
                    <Name>{child.name}</Name>
                  </span>
                ))}
              </>
            )}
          </p>
        )}
        {visit.own_words && <blockquote className="app-quote">{visit.own_words}</blockquote>}
        {visit.why_not && <p>{visit.why_not}</p>}
      </div>
    </li>
  )
}
