import { createFileRoute } from '@tanstack/react-router'
import { FamilyScreen } from '../../features/person/FamilyScreen'

export const Route = createFileRoute('/_staff/people/$id/family')({ component: Page })

function Page() {
  return <FamilyScreen id={Route.useParams().id} />
}
