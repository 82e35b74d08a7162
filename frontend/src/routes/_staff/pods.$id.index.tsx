import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { PodScreen } from '../../features/pod/PodScreen'

export const Route = createFileRoute('/_staff/pods/$id/')({
  validateSearch: (search): { view?: 'board' } => (search['view'] === 'board' ? { view: 'board' } : {}),
  component: Page,
})

function Page() {
  const { id } = Route.useParams()
  const { view } = Route.useSearch()
  const navigate = useNavigate()
  return (
    <PodScreen
      id={id}
      key={id}
      view={view ?? 'list'}
      onView={(next) =>
        void navigate({
          to: '/pods/$id',
          params: { id },
          search: next === 'board' ? { view: 'board' } : {},
          replace: true,
        })
      }
    />
  )
}
