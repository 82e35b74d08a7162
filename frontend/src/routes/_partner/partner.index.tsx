import { createFileRoute } from '@tanstack/react-router'
import { useSession } from '../../api/session'
import { PartnerHome } from '../../features/partner/PartnerHome'

export const Route = createFileRoute('/_partner/partner/')({ component: Page })

function Page() {
  const { session } = useSession()
  const agencyId = session?.worker?.agency_id
  return agencyId ? <PartnerHome agencyId={agencyId} /> : null
}
