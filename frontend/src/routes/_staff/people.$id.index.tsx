import { createFileRoute } from '@tanstack/react-router'
import { Overview } from '../../features/person/Overview'
import { OversightPart } from '../../features/supervision/OversightPart'

export const Route = createFileRoute('/_staff/people/$id/')({ component: Page })

function Page() {
  const { id } = Route.useParams()
  return (
    <>
      <Overview id={id} />
      <OversightPart id={id} />
    </>
  )
}
