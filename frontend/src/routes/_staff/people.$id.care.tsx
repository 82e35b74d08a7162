import { createFileRoute } from '@tanstack/react-router'
import { CareScreen } from '../../features/care/CareScreen'

export const Route = createFileRoute('/_staff/people/$id/care')({ component: Page })

function Page() {
  return <CareScreen id={Route.useParams().id} />
}
