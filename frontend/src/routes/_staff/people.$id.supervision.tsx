import { createFileRoute } from '@tanstack/react-router'
import { Discussions } from '../../features/supervision/Discussions'

export const Route = createFileRoute('/_staff/people/$id/supervision')({ component: Page })

function Page() {
  const { id } = Route.useParams()
  return <Discussions id={id} key={id} />
}
