import { createFileRoute } from '@tanstack/react-router'
import { WorkerScreen } from '../../features/handover/WorkerScreen'

export const Route = createFileRoute('/_staff/people/$id/worker')({ component: Page })

function Page() {
  const { id } = Route.useParams()
  return <WorkerScreen id={id} key={id} />
}
