import { createFileRoute, redirect } from '@tanstack/react-router'
import { loadSession } from '../api/client'
import { currentSession } from '../api/session'
import { Alone } from '../app/Alone'
import { Shell } from '../app/Shell'
import { Trouble } from '../app/Trouble'

export const Route = createFileRoute('/_staff')({
  beforeLoad: async ({ location }) => {
    const session = currentSession() ?? (await loadSession())
    if (!session.signed_in) throw redirect({ to: '/sign-in', search: { to: location.pathname } })
    if (session.worker?.agency_id) throw redirect({ to: '/partner' })
  },
  component: Shell,
  errorComponent: ({ error, reset }) => (
    <Alone>
      <Trouble error={error} again={reset} />
    </Alone>
  ),
})
