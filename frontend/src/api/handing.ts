import { queryOptions } from '@tanstack/react-query'
import { api, ask } from './client'

/** What the screens of allocation, hand-over and cover load. */

const path = (id: string) => ({ params: { path: { id } } })

/** What a pod's board shows beside its children. */
export const boardOf = (id: string) =>
  queryOptions({
    queryKey: ['pod', id, 'board'],
    queryFn: async () => (await ask(api.GET('/api/v1/pods/{id}/board', path(id)))).data,
  })

/** Who has no keyworker; with a child, who could be theirs. */
export const allocationOf = (id: string, child: string, alone: boolean) =>
  queryOptions({
    queryKey: ['pod', id, 'allocation', child, alone],
    queryFn: async () =>
      (await ask(api.GET('/api/v1/pods/{id}/allocation', { params: { path: { id }, query: { child, alone } } }))).data,
  })

/** Who works with a child, who covers, and who comes next. */
export const handoversOf = (id: string) =>
  queryOptions({
    queryKey: ['person', id, 'handovers'],
    queryFn: async () => (await ask(api.GET('/api/v1/people/{id}/handovers', path(id)))).data,
  })
