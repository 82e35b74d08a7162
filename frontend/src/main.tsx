import { QueryClientProvider } from '@tanstack/react-query'
import { createRouter, RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queryClient } from './app/queryClient'
import { NotFound, Trouble } from './app/Trouble'
import { routeTree } from './routeTree.gen'
import './styles/main.scss'
import { Loading } from './ui/parts'

const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPreload: false,
  defaultPendingComponent: Loading,
  defaultErrorComponent: ({ error, reset }) => <Trouble error={error} again={reset} />,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)
