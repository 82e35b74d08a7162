import { createFileRoute } from '@tanstack/react-router'
import { OffersScreen } from '../../features/offer/OffersScreen'

export const Route = createFileRoute('/_staff/people/$id/offers')({ component: Page })

function Page() {
  const { id } = Route.useParams()
  return <OffersScreen id={id} key={id} />
}
