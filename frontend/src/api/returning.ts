import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, ask } from './client'
import type { ReturnName } from './schema.gen'

/** What the screens of the yearly returns load. */

const SOON = 1000

/** What is due, every run, and the problems by team; asked again while one is being made. */
export const submissions = queryOptions({
  queryKey: ['submissions'],
  queryFn: async () => (await ask(api.GET('/api/v1/submissions'))).data,
  refetchInterval: ({ state }) => (state.data?.runs.some((each) => each.state === 'asked') ? SOON : false),
})

/** One run; asked again while it is being made. */
export const submissionOf = (id: string) =>
  queryOptions({
    queryKey: ['submissions', id],
    queryFn: async () => (await ask(api.GET('/api/v1/submissions/{id}', { params: { path: { id } } }))).data,
    refetchInterval: ({ state }) => (state.data?.card.state === 'asked' ? SOON : false),
  })

interface Asked {
  return_name?: ReturnName
  rule?: string
  pod_id?: string
}

/** What is found in the records now, all year. */
export const findings = (query: Asked) =>
  queryOptions({
    queryKey: ['findings', query],
    queryFn: async () => (await ask(api.GET('/api/v1/findings', { params: { query } }))).data,
    placeholderData: keepPreviousData,
  })
