import { createFileRoute } from '@tanstack/react-router'
import { ProtectionScreen } from '../../features/conference/ProtectionScreen'

export const Route = createFileRoute('/_staff/people/$id/protection/')({ component: Page })

function Page() {
  return <ProtectionScreen id={Route.useParams().id} />
}
