import { createFileRoute, useRouterState } from '@tanstack/react-router'
import { SearchScreen } from '../../features/person/SearchScreen'

export const Route = createFileRoute('/_staff/people/')({ component: Page })

function Page() {
  const sought = useRouterState({ select: (state) => (state.location.state as { sought?: string }).sought ?? '' })
  return <SearchScreen sought={sought} key={sought} />
}
