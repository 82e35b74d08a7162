import { createFileRoute } from '@tanstack/react-router'
import { AgendaScreen } from '../../features/supervision/AgendaScreen'

export const Route = createFileRoute('/_staff/pods/$id/supervision')({ component: Page })

function Page() {
  const { id } = Route.useParams()
  return <AgendaScreen id={id} key={id} />
}
