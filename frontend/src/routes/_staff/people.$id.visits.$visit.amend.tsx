import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { RecordVisit } from '../../features/visit/RecordVisit'

export const Route = createFileRoute('/_staff/people/$id/visits/$visit/amend')({ component: Page })

function Page() {
  const { id, visit } = Route.useParams()
  const navigate = useNavigate()
  return (
    <RecordVisit
      childId={id}
      visitId={visit}
      mode="amend"
      onDone={() => void navigate({ to: '/people/$id/visits/$visit', params: { id, visit } })}
    />
  )
}
