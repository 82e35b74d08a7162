import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { SignInScreen } from '../features/session/SignInScreen'

export const Route = createFileRoute('/sign-in')({
  validateSearch: (search): { to?: string } => (typeof search['to'] === 'string' ? { to: search['to'] } : {}),
  component: Page,
})

function Page() {
  const navigate = useNavigate()
  const { to } = Route.useSearch()
  // Only a path of our own: an address with a host ("//", and "/\\" to a browser) would send somebody elsewhere.
  const next = to && /^\/(?![/\\])/.test(to) ? to : '/'
  return <SignInScreen onDone={() => void navigate({ href: next, replace: true })} />
}
