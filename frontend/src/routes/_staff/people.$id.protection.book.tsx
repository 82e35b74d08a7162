import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { BookScreen } from '../../features/conference/BookForm'

export const Route = createFileRoute('/_staff/people/$id/protection/book')({
  validateSearch: (search): { enquiry?: string } =>
    typeof search['enquiry'] === 'string' ? { enquiry: search['enquiry'] } : {},
  component: Page,
})

function Page() {
  const { id } = Route.useParams()
  const { enquiry } = Route.useSearch()
  const navigate = useNavigate()
  return (
    <BookScreen
      id={id}
      enquiryId={enquiry ?? null}
      onDone={(conference) =>
        void navigate({ to: '/people/$id/protection/conferences/$conference', params: { id, conference } })
      }
    />
  )
}
