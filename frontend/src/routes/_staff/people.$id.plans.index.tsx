import { createFileRoute } from '@tanstack/react-router'
import { Plans } from '../../features/plan/Plans'

export const Route = createFileRoute('/_staff/people/$id/plans/')({ component: Page })

function Page() {
  return <Plans id={Route.useParams().id} />
}
