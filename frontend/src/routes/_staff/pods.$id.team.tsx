import { createFileRoute } from '@tanstack/react-router'
import { TeamScreen } from '../../features/pod/TeamScreen'

export const Route = createFileRoute('/_staff/pods/$id/team')({ component: Page })

function Page() {
  const { id } = Route.useParams()
  return <TeamScreen id={id} key={id} />
}
