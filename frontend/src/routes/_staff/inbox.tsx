import { createFileRoute } from '@tanstack/react-router'
import { Inbox } from '../../features/contact/Inbox'

export const Route = createFileRoute('/_staff/inbox')({
  validateSearch: (search): { state?: 'decided' } => (search['state'] === 'decided' ? { state: 'decided' } : {}),
  component: Page,
})

function Page() {
  const { state } = Route.useSearch()
  return <Inbox state={state ?? 'waiting'} />
}
