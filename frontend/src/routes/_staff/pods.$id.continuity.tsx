import { createFileRoute } from '@tanstack/react-router'
import { PodContinuity } from '../../features/continuity/PodContinuity'

export const Route = createFileRoute('/_staff/pods/$id/continuity')({ component: Page })

function Page() {
  return <PodContinuity id={Route.useParams().id} />
}
