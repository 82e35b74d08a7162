import { createFileRoute } from '@tanstack/react-router'
import { Timeline } from '../../features/person/Timeline'

export const Route = createFileRoute('/_staff/people/$id/timeline')({ component: Page })

function Page() {
  return <Timeline id={Route.useParams().id} />
}
