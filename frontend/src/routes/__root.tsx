import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, Outlet } from '@tanstack/react-router'
import { Alone } from '../app/Alone'
import { NotFound } from '../app/Trouble'

export const Route = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Outlet,
  notFoundComponent: () => (
    <Alone>
      <NotFound />
    </Alone>
  ),
})
