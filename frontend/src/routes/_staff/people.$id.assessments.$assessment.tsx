import { createFileRoute } from '@tanstack/react-router'
import { AssessmentScreen } from '../../features/assessment/AssessmentScreen'

export const Route = createFileRoute('/_staff/people/$id/assessments/$assessment')({ component: Page })

function Page() {
  const { id, assessment } = Route.useParams()
  return <AssessmentScreen childId={id} assessmentId={assessment} />
}
