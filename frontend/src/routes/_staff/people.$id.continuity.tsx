import { createFileRoute } from '@tanstack/react-router'
import { ChildContinuity } from '../../features/continuity/ChildContinuity'

export const Route = createFileRoute('/_staff/people/$id/continuity')({ component: Page })

function Page() {
  return <ChildContinuity id={Route.useParams().id} />
}
