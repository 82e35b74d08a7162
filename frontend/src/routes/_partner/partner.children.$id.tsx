import { createFileRoute } from '@tanstack/react-router'
import { PartnerChild } from '../../features/partner/PartnerChild'

export const Route = createFileRoute('/_partner/partner/children/$id')({ component: Page })

function Page() {
  return <PartnerChild id={Route.useParams().id} />
}
