import { createFileRoute } from '@tanstack/react-router'
import { ContactScreen } from '../../features/contact/ContactScreen'

export const Route = createFileRoute('/_staff/contacts/$id')({ component: Page })

function Page() {
  return <ContactScreen id={Route.useParams().id} />
}
