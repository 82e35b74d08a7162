import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, Outlet } from '@tanstack/react-router'
import { loadSession } from '../api/client'
import { currentSession } from '../api/session'
import { Alone } from '../app/Alone'
import { Sandbox } from '../app/Sandbox'
import { NotFound } from '../app/Trouble'

export const Route = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  // Also for who has not signed in: the session says whether this is a sandbox. What fails is said by the page itself.
  beforeLoad: async () => {
    if (!currentSession()) await loadSession().catch(() => undefined)
  },
  component: () => (
    <>
      <Sandbox />
      <Outlet />
    </>
  ),
  notFoundComponent: () => (
    <Alone>
      <NotFound />
    </Alone>
  ),
})
