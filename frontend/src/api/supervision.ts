import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, ask } from './client'

/** What the screens of group supervision load. */

const path = (id: string) => ({ params: { path: { id } } })

export const agendaOf = (pod: string, on?: string) =>
  queryOptions({
    queryKey: ['pod', pod, 'supervision', on ?? 'today'],
    queryFn: async () => {
      const asked = { params: { path: { id: pod }, query: on ? { on } : {} } }
      return (await ask(api.GET('/api/v1/pods/{id}/supervision', asked))).data
    },
  })

export const meetingOf = (id: string) =>
  queryOptions({
    queryKey: ['supervision', id],
    queryFn: async () => (await ask(api.GET('/api/v1/supervisions/{id}/shown', path(id)))).data,
  })

export const discussionOf = (id: string) =>
  queryOptions({
    queryKey: ['discussion', id],
    queryFn: async () => (await ask(api.GET('/api/v1/discussions/{id}', path(id)))).data,
  })

export const discussionsOf = (id: string) =>
  queryOptions({
    queryKey: ['person', id, 'discussions'],
    queryFn: async () => (await ask(api.GET('/api/v1/people/{id}/discussions', path(id)))).data,
  })

export const changedOf = (id: string, on: string) =>
  queryOptions({
    queryKey: ['person', id, 'changed', on],
    queryFn: async () =>
      (await ask(api.GET('/api/v1/people/{id}/changed', { params: { path: { id }, query: { on } } }))).data,
  })

export const agreedWork = queryOptions({
  queryKey: ['work', 'agreed'],
  queryFn: async () => (await ask(api.GET('/api/v1/discussions/agreed'))).data,
})

export const coverageNow = queryOptions({
  queryKey: ['supervision', 'coverage'],
  queryFn: async () => (await ask(api.GET('/api/v1/supervisions/coverage'))).data,
})

export const driftNow = infiniteQueryOptions({
  queryKey: ['supervision', 'drift'],
  queryFn: async ({ pageParam }) => {
    const query = pageParam ? { cursor: pageParam } : {}
    return (await ask(api.GET('/api/v1/supervisions/drift', { params: { query } }))).data
  },
  initialPageParam: null as string | null,
  getNextPageParam: (last) => last.next,
})
