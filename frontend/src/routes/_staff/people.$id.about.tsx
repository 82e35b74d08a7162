import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { AboutScreen } from '../../features/person/AboutScreen'

export const Route = createFileRoute('/_staff/people/$id/about')({ component: Page })

function Page() {
  const { id } = Route.useParams()
  const navigate = useNavigate()
  return <AboutScreen id={id} onDone={() => void navigate({ to: '/people/$id', params: { id } })} />
}
