import { createFileRoute } from '@tanstack/react-router'
import { Chronology } from '../../features/event/Chronology'

export const Route = createFileRoute('/_staff/people/$id/chronology')({ component: Page })

function Page() {
  return <Chronology id={Route.useParams().id} />
}
