import { queryOptions } from '@tanstack/react-query'
import { base64 } from './base64'
import { api, ask } from './client'
import type { LoadSource } from './schema.gen'

/** What the screens of loads ask and send. */

const SOON = 1000
const AT_WORK = new Set(['reading', 'loading', 'undoing'])

/** Whether the server is at it. */
export const atWork = (state: string): boolean => AT_WORK.has(state)

/** Every load; asked again while the server is at one. */
export const loads = queryOptions({
  queryKey: ['loads'],
  queryFn: async () => (await ask(api.GET('/api/v1/loads'))).data,
  refetchInterval: ({ state }) => (state.data?.loads.some((each) => atWork(each.state)) ? SOON : false),
})

/** One load; asked again while the server is at it. */
export const loadOf = (id: string) =>
  queryOptions({
    queryKey: ['loads', id],
    queryFn: async () => (await ask(api.GET('/api/v1/loads/{id}', { params: { path: { id } } }))).data,
    refetchInterval: ({ state }) => (state.data && atWork(state.data.card.state) ? SOON : false),
  })

/** Sends the files of another system, as one archive. */
export async function sendLoad(id: string, file: File, system: string, source: LoadSource) {
  return ask(api.POST('/api/v1/loads', { body: { id, system, source, content: await base64(file) } }))
}
