import { queryOptions } from '@tanstack/react-query'
import { api, ask } from './client'
import type { OfferCard } from './schema.gen'

/** What the screens of services and of referrals to them load. */

/** The code of a need. */
export type NeedCode = OfferCard['needs'][number]

const path = (id: string) => ({ params: { path: { id } } })

/** The whole catalogue. */
export const catalogue = queryOptions({
  queryKey: ['offers'],
  queryFn: async () => (await ask(api.GET('/api/v1/offers'))).data.items,
})

/** The services that Kith names, to adopt. */
export const shippedOffers = queryOptions({
  queryKey: ['offers', 'shipped'],
  queryFn: async () => (await ask(api.GET('/api/v1/offers/shipped'))).data.items,
})

/** One service, with its version. */
export const offerOf = (id: string) =>
  queryOptions({ queryKey: ['offers', id], queryFn: () => ask(api.GET('/api/v1/offers/{id}', path(id))) })

/** The figures from a day (inclusive) to a day (exclusive). */
export const offerReport = (since: string, until: string) =>
  queryOptions({
    queryKey: ['offers', 'report', since, until],
    queryFn: async () => (await ask(api.GET('/api/v1/offers/report', { params: { query: { since, until } } }))).data,
  })

/** Which help fits somebody. Without needs the latest assessment suggests them. */
export const offersOf = (id: string, needs: NeedCode[] | null, network: string) =>
  queryOptions({
    queryKey: ['person', id, 'offers', needs, network],
    queryFn: async () => {
      const query = {
        ...(needs ? { need: needs } : {}),
        ...(network === 'yes' || network === 'no' ? { network: network as 'yes' | 'no' } : {}),
      }
      return (await ask(api.GET('/api/v1/people/{id}/offers', { params: { path: { id }, query } }))).data
    },
  })

/** Where a pod's referrals to services stand. */
export const uptakesOf = (id: string) =>
  queryOptions({
    queryKey: ['pod', id, 'uptakes'],
    queryFn: async () => (await ask(api.GET('/api/v1/pods/{id}/uptakes', path(id)))).data.items,
  })
