import { createFileRoute } from '@tanstack/react-router'
import { FgcScreen } from '../../features/fgc/FgcScreen'

export const Route = createFileRoute('/_staff/fgcs/$id')({ component: Page })

function Page() {
  const { id } = Route.useParams()
  return <FgcScreen id={id} key={id} />
}
