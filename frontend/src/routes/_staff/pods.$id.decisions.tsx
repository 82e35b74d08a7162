import { createFileRoute } from '@tanstack/react-router'
import { PodDecisions } from '../../features/decision/PodDecisions'

export const Route = createFileRoute('/_staff/pods/$id/decisions')({ component: Page })

function Page() {
  const { id } = Route.useParams()
  return <PodDecisions id={id} key={id} />
}
