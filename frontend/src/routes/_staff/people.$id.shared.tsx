import { createFileRoute } from '@tanstack/react-router'
import { SharedWith } from '../../features/sharing/SharedWith'

export const Route = createFileRoute('/_staff/people/$id/shared')({ component: Page })

function Page() {
  return <SharedWith id={Route.useParams().id} />
}
