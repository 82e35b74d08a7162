import { createFileRoute } from '@tanstack/react-router'
import { ConferenceScreen } from '../../features/conference/ConferenceScreen'

export const Route = createFileRoute('/_staff/people/$id/protection/conferences/$conference/')({ component: Page })

function Page() {
  const { id, conference } = Route.useParams()
  return <ConferenceScreen childId={id} conferenceId={conference} key={conference} />
}
