import { createFileRoute } from '@tanstack/react-router'
import { WorkerContinuity } from '../../features/continuity/WorkerContinuity'

export const Route = createFileRoute('/_staff/workers/$id/continuity')({ component: Page })

function Page() {
  return <WorkerContinuity id={Route.useParams().id} />
}
