import { createFileRoute } from '@tanstack/react-router'
import { RiskScreen } from '../../features/risk/RiskScreen'

export const Route = createFileRoute('/_staff/people/$id/outside')({ component: Page })

function Page() {
  return <RiskScreen id={Route.useParams().id} />
}
