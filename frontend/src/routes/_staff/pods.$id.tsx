import { createFileRoute } from '@tanstack/react-router'
import { PodFrame } from '../../features/pod/PodFrame'

export const Route = createFileRoute('/_staff/pods/$id')({ component: Page })

function Page() {
  const { id } = Route.useParams()
  return <PodFrame id={id} key={id} />
}
