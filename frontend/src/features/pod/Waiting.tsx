import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { boardOf } from '../../api/handing'
import { day, today } from '../../ui/dates'
import { ASKED_BY, missing } from '../../ui/handoverWords'
import { Name, Section, State } from '../../ui/parts'

const worker = (id: string, name: string | null): ReactNode => (
  <Link to={'/people/$id/worker' as '/people/$id'} params={{ id }} className="govuk-link">
    <Name>{name}</Name>
  </Link>
)

/** Changes of keyworker under way, those without a goodbye, and who asked for another worker. */
export function Changes({ podId }: { podId: string }) {
  const { data } = useQuery(boardOf(podId))
  if (!data || data.handovers.length + data.without_handover.length + data.wishes.length === 0) return null
  return (
    <Section title="Changes of keyworker">
      <ul className="govuk-list">
        {data.wishes.map((each) => (
          <li key={each.id}>
            {worker(each.child_id, each.child_name)}: {(ASKED_BY[each.asked_by] ?? '').toLowerCase()} asked for somebody
            else than {each.about_worker_name} on {day(each.asked_on)}.{' '}
            <State is="late">{each.answered_on ? 'Tell them the answer' : 'Answer it'}</State>
          </li>
        ))}
        {data.without_handover.map((each) => (
          <li key={each.id}>
            {worker(each.id, each.name)}: {each.worker_name} since {day(each.since)}.{' '}
            <State is="soon">No hand-over: no goodbye, no hello</State>
          </li>
        ))}
        {data.handovers.map((each) => (
          <li key={each.id}>
            {each.children.map((child, place) => (
              <span key={child.id}>
                {place > 0 && ', '}
                {worker(child.id, child.name)}
              </span>
            ))}
            : from {each.from_name} to {each.to_name}, planned for {day(each.planned_for)}.{' '}
            <State is={each.planned_for < today() ? 'late' : each.missing.length > 0 ? 'soon' : 'in-time'}>
              {missing(each.missing) || 'Ready'}
            </State>
          </li>
        ))}
      </ul>
    </Section>
  )
}
