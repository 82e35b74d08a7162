import { createFileRoute } from '@tanstack/react-router'
import { DecisionsScreen } from '../../features/decision/DecisionsScreen'
import { HandTask } from '../../features/task/HandTask'

export const Route = createFileRoute('/_staff/people/$id/decisions')({ component: Page })

function Page() {
  const { id } = Route.useParams()
  return (
    <>
      <DecisionsScreen id={id} />
      <HandTask id={id} />
    </>
  )
}
