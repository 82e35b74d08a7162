import { queryOptions } from '@tanstack/react-query'
import { api, ask, ifMatch } from './client'
import type { Fgc, FgcOfferIn } from './schema.gen'

/** What the screens of family group conferences load, and how a step is sent. */

const path = (id: string) => ({ params: { path: { id } } })

/** Those within reach that are not closed, one's own first. */
export const fgcs = queryOptions({
  queryKey: ['fgcs'],
  queryFn: async () => (await ask(api.GET('/api/v1/fgcs'))).data,
})

/** One conference, with what comes next. */
export const fgcOf = (id: string) =>
  queryOptions({
    queryKey: ['fgc', id],
    queryFn: async () => (await ask(api.GET('/api/v1/fgcs/{id}/guide', path(id)))).data,
  })

/** A child's conferences. */
export const fgcsOfChild = (id: string) =>
  queryOptions({
    queryKey: ['person', id, 'fgcs'],
    queryFn: async () => (await ask(api.GET('/api/v1/people/{id}/fgcs', path(id)))).data,
  })

export interface Asked {
  as_of?: string | undefined
  use?: 'early_help' | 'protection' | 'edge_of_care' | 'pre_proceedings' | 'return_home' | undefined
  stage?: 'family_help' | 'child_in_need' | 'child_protection' | 'pre_proceedings' | undefined
}

/** The figures of a day. */
export const fgcMeasures = ({ as_of, use, stage }: Asked) =>
  queryOptions({
    queryKey: ['fgc-measures', as_of, use, stage],
    queryFn: async () => {
      const query = { ...(as_of ? { as_of } : {}), ...(use ? { use } : {}), ...(stage ? { stage } : {}) }
      return (await ask(api.GET('/api/v1/fgcs/measures', { params: { query } }))).data
    },
  })

/** Who can be named as coordinator: the coordinators who are here, by name. */
export const coordinators = queryOptions({
  queryKey: ['workers', 'coordinators'],
  queryFn: async () => {
    const found: { id: string; name: string }[] = []
    let cursor: string | null = null
    do {
      const query: { cursor?: string } = cursor ? { cursor } : {}
      const page: { items: { id: string; name: string; role: string; left_on: string | null }[]; next: string | null } =
        (await ask(api.GET('/api/v1/workers', { params: { query } }))).data
      found.push(...page.items.filter((each) => each.role === 'conference_coordinator' && !each.left_on))
      cursor = page.next
    } while (cursor)
    return found
  },
})

/** The steps that change a conference, as the last part of their address. */
export type FgcVerb =
  | 'offers' | 'answer' | 'leave-out' | 'refer' | 'assign' | 'members' | 'children' | 'arrange' | 'hold' | 'agree'
  | 'not-agree' | 'promises' | 'copies' | 'feedback' | 'explanations' | 'peers' | 'reviews' | 'court' | 'close' // prettier-ignore

/** Send one step. All of them are answered with the conference. */
export const takeStep = (verb: FgcVerb, record: Fgc, body: Record<string, unknown>) =>
  ask(
    api.POST(`/api/v1/fgcs/{id}/${verb}` as '/api/v1/fgcs/{id}/offers', {
      params: { path: { id: record.id }, header: ifMatch(record.version) },
      body: body as unknown as FgcOfferIn,
    }),
  )
