import { queryOptions } from '@tanstack/react-query'
import { api, ask } from './client'
import type { WorkerRow } from './schema.gen'

/** What the screens about teams load beside `queries.ts`. */

/** How a team is put together. */
export const compositionOf = (id: string) =>
  queryOptions({
    queryKey: ['pod', id, 'composition'],
    queryFn: () => ask(api.GET('/api/v1/pods/{id}/composition', { params: { path: { id } } })),
  })

/** Every kind of team, with its rules and their sources. */
export const allKinds = queryOptions({
  queryKey: ['kinds'],
  queryFn: async () => (await ask(api.GET('/api/v1/templates'))).data.items,
  staleTime: 60_000,
})

/** Everybody who works here, with their posts. */
export const allStaff = queryOptions({
  queryKey: ['workers', 'staff'],
  queryFn: async () => {
    const items: WorkerRow[] = []
    let cursor: string | null = null
    do {
      const query: { cursor?: string } = cursor ? { cursor } : {}
      const page: { items: WorkerRow[]; next: string | null } = (
        await ask(api.GET('/api/v1/workers', { params: { query } }))
      ).data
      items.push(...page.items.filter((each) => !each.left_on))
      cursor = page.next
    } while (cursor)
    return items
  },
  staleTime: 60_000,
})

/** Partner agencies, who may fund a post. */
export const allPartners = queryOptions({
  queryKey: ['agencies'],
  queryFn: async () => (await ask(api.GET('/api/v1/agencies'))).data.items,
  staleTime: 60_000,
})
