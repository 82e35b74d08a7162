import { queryOptions } from '@tanstack/react-query'
import { api, ask } from './client'

/** How sending to the Department stands; asked again while a run waits or is under way. */
export const dailies = queryOptions({
  queryKey: ['dailies'],
  queryFn: async () => (await ask(api.GET('/api/v1/dailies'))).data,
  refetchInterval: (query) =>
    query.state.data?.runs.some((run) => run.state === 'asked' || run.state === 'running') ? 3000 : false,
})
