import { queryOptions } from '@tanstack/react-query'
import { api, ask } from './client'

/** What the screens load that show who stays with whom. */

const path = (id: string) => ({ params: { path: { id } } })

/** Who has been there for a child, and for how long. */
export const continuityOf = (id: string) =>
  queryOptions({
    queryKey: ['person', id, 'continuity'],
    queryFn: async () => (await ask(api.GET('/api/v1/people/{id}/continuity', path(id)))).data,
  })

/** The measures of a pod on a day; without one, today's. */
export const podContinuityOf = (id: string) =>
  queryOptions({
    queryKey: ['pod', id, 'continuity'],
    queryFn: async () => (await ask(api.GET('/api/v1/pods/{id}/continuity', path(id)))).data,
  })

/** The measures of the whole service on a day; an empty text is today. */
export const serviceContinuityOn = (on: string) =>
  queryOptions({
    queryKey: ['continuity', on],
    queryFn: async () =>
      (await ask(api.GET('/api/v1/journeys/continuity', { params: { query: on ? { on } : {} } }))).data,
  })

/** Where the service's table is to be had as a file. */
export const tableOn = (on: string) => `/api/v1/journeys/continuity.csv${on ? `?on=${on}` : ''}`

/** The children whose keyworker somebody is, the longest known first. */
export const workerContinuityOf = (id: string) =>
  queryOptions({
    queryKey: ['worker', id, 'continuity'],
    queryFn: async () => (await ask(api.GET('/api/v1/workers/{id}/continuity', path(id)))).data,
  })
