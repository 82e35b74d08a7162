import { queryOptions } from '@tanstack/react-query'
import { api, ask } from './client'
import type { WorkerRow } from './schema.gen'

/** What the screens about teams, caseloads and supervision load, beside `queries.ts`. */

const path = (id: string) => ({ params: { path: { id } } })

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

export const myCaseload = queryOptions({
  queryKey: ['caseload', 'mine'],
  queryFn: async () => (await ask(api.GET('/api/v1/workloads/mine'))).data,
})

export const serviceCaseload = queryOptions({
  queryKey: ['caseload', 'service'],
  queryFn: async () => (await ask(api.GET('/api/v1/workloads/service'))).data,
})

/** A pod's caseloads today, or on a day that has been. */
export const podCaseload = (id: string, on: string | null) =>
  queryOptions({
    queryKey: ['caseload', 'pod', id, on],
    queryFn: async () =>
      (await ask(api.GET('/api/v1/pods/{id}/caseload', { params: { path: { id }, query: on ? { on } : {} } }))).data,
  })

export const workloadPolicy = queryOptions({
  queryKey: ['workload'],
  queryFn: async () => (await ask(api.GET('/api/v1/workloads'))).data,
})

export const mySupervision = queryOptions({
  queryKey: ['supervision'],
  queryFn: async () => (await ask(api.GET('/api/v1/personals/mine'))).data,
})

/** Never kept beyond the moment it is shown. */
export const wellbeingOf = (id: string) =>
  queryOptions({
    queryKey: ['wellbeing', id],
    queryFn: () => ask(api.GET('/api/v1/wellbeings/{id}', path(id))),
    gcTime: 0,
    staleTime: 0,
  })

export const instruments = queryOptions({
  queryKey: ['instruments'],
  queryFn: async () => (await ask(api.GET('/api/v1/observations/instruments'))).data.items,
  staleTime: 60_000,
})

export const oversightOf = (id: string) =>
  queryOptions({
    queryKey: ['person', id, 'oversight'],
    queryFn: async () => (await ask(api.GET('/api/v1/people/{id}/oversight', path(id)))).data,
  })

export const workbookOf = (id: string) =>
  queryOptions({
    queryKey: ['person', id, 'workbook'],
    queryFn: async () => (await ask(api.GET('/api/v1/people/{id}/workbook', path(id)))).data,
  })
