import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { DiscussScreen } from '../../features/enquiry/DiscussForm'

export const Route = createFileRoute('/_staff/people/$id/protection/discuss')({ component: Page })

function Page() {
  const { id } = Route.useParams()
  const navigate = useNavigate()
  return (
    <DiscussScreen
      id={id}
      onDone={(enquiry) => void navigate({ to: '/people/$id/protection/enquiries/$enquiry', params: { id, enquiry } })}
    />
  )
}
