import { createFileRoute } from '@tanstack/react-router'
import { PlanScreen } from '../../features/plan/PlanScreen'

export const Route = createFileRoute('/_staff/people/$id/plans/$plan/')({ component: Page })

function Page() {
  const { id, plan } = Route.useParams()
  return <PlanScreen childId={id} planId={plan} />
}
