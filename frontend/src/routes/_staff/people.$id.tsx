import { createFileRoute } from '@tanstack/react-router'
import { PersonFrame } from '../../features/person/PersonFrame'

export const Route = createFileRoute('/_staff/people/$id')({ component: Page })

function Page() {
  const { id } = Route.useParams()
  return <PersonFrame id={id} key={id} />
}
