import { createFileRoute } from '@tanstack/react-router'
import { OfferScreen } from '../../features/offer/OfferScreen'

export const Route = createFileRoute('/_staff/offers/$id')({ component: Page })

function Page() {
  const { id } = Route.useParams()
  return <OfferScreen id={id} key={id} />
}
