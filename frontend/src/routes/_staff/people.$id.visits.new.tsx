import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { RecordVisit } from '../../features/visit/RecordVisit'

export const Route = createFileRoute('/_staff/people/$id/visits/new')({
  validateSearch: (search): { planned?: string } =>
    typeof search['planned'] === 'string' ? { planned: search['planned'] } : {},
  component: Page,
})

function Page() {
  const { id } = Route.useParams()
  const { planned } = Route.useSearch()
  const navigate = useNavigate()
  return (
    <RecordVisit
      childId={id}
      visitId={planned ?? null}
      mode={planned ? 'make' : 'record'}
      onDone={(visit) => void navigate({ to: '/people/$id/visits/$visit', params: { id, visit } })}
    />
  )
}
