import { createFileRoute } from '@tanstack/react-router'
import { VisitScreen } from '../../features/visit/VisitScreen'

export const Route = createFileRoute('/_staff/people/$id/visits/$visit/')({ component: Page })

function Page() {
  const { id, visit } = Route.useParams()
  return <VisitScreen childId={id} visitId={visit} />
}
