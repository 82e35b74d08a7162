import { createFileRoute } from '@tanstack/react-router'
import { OversightScreen } from '../../features/supervision/OversightScreen'

export const Route = createFileRoute('/_staff/people/$id/oversight')({ component: Page })

function Page() {
  return <OversightScreen id={Route.useParams().id} />
}
