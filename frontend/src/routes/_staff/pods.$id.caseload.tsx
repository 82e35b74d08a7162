import { createFileRoute } from '@tanstack/react-router'
import { PodCaseload } from '../../features/workload/PodCaseload'

export const Route = createFileRoute('/_staff/pods/$id/caseload')({ component: Page })

function Page() {
  const { id } = Route.useParams()
  return <PodCaseload id={id} key={id} />
}
