import { createFileRoute } from '@tanstack/react-router'
import { Agencies } from '../../features/agency/Agencies'

export const Route = createFileRoute('/_staff/agencies/')({ component: Page })

function Page() {
  return <Agencies />
}
