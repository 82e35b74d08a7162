import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { Assessments } from '../../features/assessment/Assessments'

export const Route = createFileRoute('/_staff/people/$id/assessments/')({ component: Page })

function Page() {
  const { id } = Route.useParams()
  const navigate = useNavigate()
  return (
    <Assessments
      id={id}
      onStarted={(assessment) =>
        void navigate({ to: '/people/$id/assessments/$assessment', params: { id, assessment } })
      }
    />
  )
}
