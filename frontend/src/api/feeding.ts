import { queryOptions } from '@tanstack/react-query'
import { api, ask } from './client'

/** What the screen of other directories loads. */

/** The directories that entries come from. */
export const feeds = queryOptions({
  queryKey: ['feeds'],
  queryFn: async () => (await ask(api.GET('/api/v1/feeds'))).data.items,
})

/** One directory, with its terms, its times and its version. */
export const feedOf = (id: string) =>
  queryOptions({
    queryKey: ['feeds', id],
    queryFn: () => ask(api.GET('/api/v1/feeds/{id}', { params: { path: { id } } })),
  })
