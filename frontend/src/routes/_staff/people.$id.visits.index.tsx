import { createFileRoute } from '@tanstack/react-router'
import { Visits } from '../../features/visit/Visits'

export const Route = createFileRoute('/_staff/people/$id/visits/')({ component: Page })

function Page() {
  return <Visits id={Route.useParams().id} />
}
