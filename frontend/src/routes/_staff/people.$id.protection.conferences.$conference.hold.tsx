import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { HoldScreen } from '../../features/conference/HoldForm'

export const Route = createFileRoute('/_staff/people/$id/protection/conferences/$conference/hold')({ component: Page })

function Page() {
  const { id, conference } = Route.useParams()
  const navigate = useNavigate()
  return (
    <HoldScreen
      childId={id}
      conferenceId={conference}
      onDone={() => void navigate({ to: '/people/$id/protection/conferences/$conference', params: { id, conference } })}
    />
  )
}
