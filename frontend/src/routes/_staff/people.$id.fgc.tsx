import { createFileRoute } from '@tanstack/react-router'
import { ChildFgcs } from '../../features/fgc/ChildFgcs'

export const Route = createFileRoute('/_staff/people/$id/fgc')({ component: Page })

function Page() {
  const { id } = Route.useParams()
  return <ChildFgcs id={id} key={id} />
}
