import { createFileRoute } from '@tanstack/react-router'
import { PodScreen } from '../../features/pod/PodScreen'

export const Route = createFileRoute('/_staff/pods/$id/')({ component: Page })

function Page() {
  const { id } = Route.useParams()
  return <PodScreen id={id} key={id} />
}
