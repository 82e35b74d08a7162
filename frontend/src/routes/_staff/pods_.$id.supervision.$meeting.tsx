import { createFileRoute } from '@tanstack/react-router'
import { Room } from '../../features/supervision/Room'

export const Route = createFileRoute('/_staff/pods_/$id/supervision/$meeting')({ component: Page })

function Page() {
  const { id, meeting } = Route.useParams()
  return <Room id={meeting} podId={id} key={meeting} />
}
