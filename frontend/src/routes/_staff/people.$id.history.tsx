import { createFileRoute } from '@tanstack/react-router'
import { HistoryScreen } from '../../features/person/HistoryScreen'

export const Route = createFileRoute('/_staff/people/$id/history')({ component: Page })

function Page() {
  return <HistoryScreen id={Route.useParams().id} />
}
