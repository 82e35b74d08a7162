import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, ask } from './client'

/** What the screens load, in one place: the same question has the same key everywhere. */

const path = (id: string) => ({ params: { path: { id } } })
const after = (id: string, cursor: string | null) => ({
  params: { path: { id }, query: cursor ? { cursor } : {} },
})
const pages = {
  initialPageParam: null as string | null,
  getNextPageParam: (last: { next: string | null }) => last.next,
}

export const overviewOf = (id: string) =>
  queryOptions({
    queryKey: ['person', id, 'overview'],
    queryFn: () => ask(api.GET('/api/v1/people/{id}/overview', path(id))),
  })

export const networkOf = (id: string) =>
  queryOptions({
    queryKey: ['person', id, 'network'],
    queryFn: () => ask(api.GET('/api/v1/people/{id}/network', path(id))),
  })

export const personOf = (id: string) =>
  queryOptions({ queryKey: ['person', id, 'facts'], queryFn: () => ask(api.GET('/api/v1/people/{id}', path(id))) })

/** Which part of a chronology is asked for. */
export interface ChronologyAsked {
  family: boolean
  kinds: string[]
  about: string[]
  significant: boolean
}

/** The same as a query: what is not asked for is left out. */
export const chronologyQuery = (asked: ChronologyAsked) => ({
  ...(asked.family ? { family: true } : {}),
  ...(asked.significant ? { significant: true } : {}),
  ...(asked.kinds.length > 0 ? { kinds: asked.kinds } : {}),
  ...(asked.about.length > 0 ? { about: asked.about } : {}),
})

export const chronologyOf = (id: string, asked: ChronologyAsked) =>
  infiniteQueryOptions({
    queryKey: ['person', id, 'chronology', asked],
    queryFn: async ({ pageParam }) => {
      const query = { ...chronologyQuery(asked), ...(pageParam ? { cursor: pageParam } : {}) }
      return (await ask(api.GET('/api/v1/people/{id}/chronology', { params: { path: { id }, query } }))).data
    },
    ...pages,
  })

export const visitsOf = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['person', id, 'visits'],
    queryFn: async ({ pageParam }) => (await ask(api.GET('/api/v1/people/{id}/visits', after(id, pageParam)))).data,
    ...pages,
  })

export const careOf = (id: string) =>
  queryOptions({ queryKey: ['person', id, 'care'], queryFn: () => ask(api.GET('/api/v1/people/{id}/care', path(id))) })

export const historyOf = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['person', id, 'history'],
    queryFn: async ({ pageParam }) => (await ask(api.GET('/api/v1/people/{id}/history', after(id, pageParam)))).data,
    ...pages,
  })

export const viewingsOf = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['person', id, 'viewings'],
    queryFn: async ({ pageParam }) => (await ask(api.GET('/api/v1/people/{id}/viewings', after(id, pageParam)))).data,
    ...pages,
    staleTime: 0,
  })

export const asKnownOf = (id: string, on: string) =>
  queryOptions({
    queryKey: ['person', id, 'as-known', on],
    queryFn: async () =>
      (await ask(api.GET('/api/v1/people/{id}/as-known', { params: { path: { id }, query: { on } } }))).data,
  })

export const visitOf = (id: string) =>
  queryOptions({ queryKey: ['visit', id], queryFn: () => ask(api.GET('/api/v1/visits/{id}', path(id))) })

export const assessmentsOf = (id: string) =>
  queryOptions({
    queryKey: ['person', id, 'assessments'],
    queryFn: async () => (await ask(api.GET('/api/v1/people/{id}/assessments', path(id)))).data.items,
  })

export const assessmentOf = (id: string) =>
  queryOptions({ queryKey: ['assessment', id], queryFn: () => ask(api.GET('/api/v1/assessments/{id}', path(id))) })

export const plansOf = (id: string) =>
  queryOptions({
    queryKey: ['person', id, 'plans'],
    queryFn: async () => (await ask(api.GET('/api/v1/people/{id}/plans', path(id)))).data.items,
  })

export const planOf = (id: string) =>
  queryOptions({ queryKey: ['plan', id], queryFn: () => ask(api.GET('/api/v1/plans/{id}', path(id))) })

export const protectionOf = (id: string) =>
  queryOptions({
    queryKey: ['person', id, 'protection'],
    queryFn: async () => (await ask(api.GET('/api/v1/people/{id}/protection', path(id)))).data,
  })

export const risksOf = (id: string) =>
  queryOptions({
    queryKey: ['person', id, 'risks'],
    queryFn: async () => (await ask(api.GET('/api/v1/people/{id}/risks', path(id)))).data,
  })

export const enquiryOf = (id: string) =>
  queryOptions({ queryKey: ['enquiry', id], queryFn: () => ask(api.GET('/api/v1/enquiries/{id}', path(id))) })

export const conferenceOf = (id: string) =>
  queryOptions({ queryKey: ['conference', id], queryFn: () => ask(api.GET('/api/v1/conferences/{id}', path(id))) })

export const podOf = (id: string) =>
  queryOptions({ queryKey: ['pod', id], queryFn: () => ask(api.GET('/api/v1/pods/{id}', path(id))) })

export const allPods = queryOptions({
  queryKey: ['pods'],
  queryFn: async () => (await ask(api.GET('/api/v1/pods'))).data.items,
  staleTime: 60_000,
})

export const inboxOf = (state: 'waiting' | 'decided') =>
  infiniteQueryOptions({
    queryKey: ['inbox', state],
    queryFn: async ({ pageParam }) =>
      (
        await ask(
          api.GET('/api/v1/contacts', { params: { query: { state, ...(pageParam ? { cursor: pageParam } : {}) } } }),
        )
      ).data,
    ...pages,
    staleTime: 5_000,
  })

export const contactOf = (id: string) =>
  queryOptions({ queryKey: ['contact', id], queryFn: () => ask(api.GET('/api/v1/contacts/{id}', path(id))) })

export const matchesOf = (id: string) =>
  queryOptions({
    queryKey: ['contact', id, 'matches'],
    queryFn: async () => (await ask(api.GET('/api/v1/contacts/{id}/matches', path(id)))).data.items,
  })

export const allWorkers = queryOptions({
  queryKey: ['workers'],
  queryFn: async () => {
    const items = []
    let cursor: string | null = null
    do {
      const query: { cursor?: string } = cursor ? { cursor } : {}
      const page: { items: { id: string; name: string; left_on: string | null }[]; next: string | null } = (
        await ask(api.GET('/api/v1/workers', { params: { query } }))
      ).data
      items.push(...page.items)
      cursor = page.next
    } while (cursor)
    return items
  },
  staleTime: 60_000,
})

export type Whose = 'mine' | 'pod' | 'service'

export const worklistOf = (asked: {
  whose: Whose
  pod?: string | undefined
  code?: string | undefined
  show: 'all' | 'late'
}) =>
  infiniteQueryOptions({
    queryKey: ['work', asked.whose, asked.pod, asked.code, asked.show],
    queryFn: async ({ pageParam }) =>
      (
        await ask(
          api.GET('/api/v1/timers/worklist', {
            params: {
              query: {
                whose: asked.whose,
                show: asked.show,
                ...(asked.pod ? { pod_id: asked.pod } : {}),
                ...(asked.code ? { code: asked.code } : {}),
                ...(pageParam ? { cursor: pageParam } : {}),
              },
            },
          }),
        )
      ).data,
    ...pages,
    staleTime: 5_000,
  })

export const allLimits = queryOptions({
  queryKey: ['limits'],
  queryFn: async () => (await ask(api.GET('/api/v1/timers'))).data.items,
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
