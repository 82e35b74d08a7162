import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { RecordMeeting } from '../../features/plan/RecordMeeting'

export const Route = createFileRoute('/_staff/people/$id/plans/$plan/meet')({ component: Page })

function Page() {
  const { id, plan } = Route.useParams()
  const navigate = useNavigate()
  return (
    <RecordMeeting
      childId={id}
      planId={plan}
      onDone={() => void navigate({ to: '/people/$id/plans/$plan', params: { id, plan } })}
    />
  )
}
