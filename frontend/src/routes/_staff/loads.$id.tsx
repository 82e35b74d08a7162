import { createFileRoute } from '@tanstack/react-router'
import { LoadScreen } from '../../features/load/LoadScreen'

export const Route = createFileRoute('/_staff/loads/$id')({ component: Page })

function Page() {
  const { id } = Route.useParams()
  return <LoadScreen id={id} key={id} />
}
