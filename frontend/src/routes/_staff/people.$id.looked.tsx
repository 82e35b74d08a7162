import { createFileRoute } from '@tanstack/react-router'
import { Viewings } from '../../features/person/Viewings'

export const Route = createFileRoute('/_staff/people/$id/looked')({ component: Page })

function Page() {
  return <Viewings id={Route.useParams().id} />
}
