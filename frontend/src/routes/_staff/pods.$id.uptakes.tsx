import { createFileRoute } from '@tanstack/react-router'
import { PodUptakes } from '../../features/offer/PodUptakes'

export const Route = createFileRoute('/_staff/pods/$id/uptakes')({ component: Page })

function Page() {
  const { id } = Route.useParams()
  return <PodUptakes id={id} key={id} />
}
