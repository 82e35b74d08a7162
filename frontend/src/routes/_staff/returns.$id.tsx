import { createFileRoute } from '@tanstack/react-router'
import { SubmissionScreen } from '../../features/submission/SubmissionScreen'

export const Route = createFileRoute('/_staff/returns/$id')({ component: Page })

function Page() {
  const { id } = Route.useParams()
  return <SubmissionScreen id={id} key={id} />
}
