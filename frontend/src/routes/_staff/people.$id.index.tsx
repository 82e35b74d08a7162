import { createFileRoute } from '@tanstack/react-router'
import { Overview } from '../../features/person/Overview'

export const Route = createFileRoute('/_staff/people/$id/')({ component: Page })

function Page() {
  return <Overview id={Route.useParams().id} />
}
