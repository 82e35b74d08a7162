import { createFileRoute } from '@tanstack/react-router'
import { AgencyScreen } from '../../features/agency/AgencyScreen'

export const Route = createFileRoute('/_staff/agencies/$id')({ component: Page })

function Page() {
  return <AgencyScreen id={Route.useParams().id} />
}
