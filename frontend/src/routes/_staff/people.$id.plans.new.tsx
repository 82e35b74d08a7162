import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { NewPlan } from '../../features/plan/NewPlan'

export const Route = createFileRoute('/_staff/people/$id/plans/new')({
  validateSearch: (search): { from?: string } => (typeof search['from'] === 'string' ? { from: search['from'] } : {}),
  component: Page,
})

function Page() {
  const { id } = Route.useParams()
  const { from } = Route.useSearch()
  const navigate = useNavigate()
  return (
    <NewPlan
      key={from ?? 'new'}
      childId={id}
      from={from ?? null}
      onDone={(plan) => void navigate({ to: '/people/$id/plans/$plan', params: { id, plan } })}
    />
  )
}
