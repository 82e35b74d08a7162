import { queryOptions } from '@tanstack/react-query'
import { base64 } from './base64'
import { api, ask } from './client'
import { newId } from './ids'
import type { AttachmentIn } from './schema.gen'

/** What the partner workspace and the pages about sharing load. */

const path = (id: string) => ({ params: { path: { id } } })

export const partnerHome = (agencyId: string) =>
  queryOptions({
    queryKey: ['partner', agencyId],
    queryFn: async () => (await ask(api.GET('/api/v1/agencies/{id}/home', path(agencyId)))).data,
  })

export const sharedChild = (id: string) =>
  queryOptions({
    queryKey: ['partner', 'child', id],
    queryFn: async () => (await ask(api.GET('/api/v1/people/{id}/shared', path(id)))).data,
  })

export const sharingOf = (id: string) =>
  queryOptions({
    queryKey: ['person', id, 'sharing'],
    queryFn: async () => (await ask(api.GET('/api/v1/people/{id}/sharing', path(id)))).data,
  })

export const askedFor = (id: string) =>
  queryOptions({
    queryKey: ['contact', id, 'asked'],
    queryFn: async () => (await ask(api.GET('/api/v1/contacts/{id}/asked', path(id)))).data,
  })

export const programsOf = (id: string) =>
  queryOptions({
    queryKey: ['agency', id, 'programs'],
    queryFn: () => ask(api.GET('/api/v1/agencies/{id}/programs', path(id))),
  })

export const subscriptionsOf = (agencyId: string) =>
  queryOptions({
    queryKey: ['agency', agencyId, 'subscriptions'],
    queryFn: async () =>
      (await ask(api.GET('/api/v1/subscriptions', { params: { query: { for_agency_id: agencyId } } }))).data.items,
  })

export const messagesOf = (agencyId: string, id: string) =>
  queryOptions({
    queryKey: ['agency', agencyId, 'subscriptions', id],
    queryFn: async () => (await ask(api.GET('/api/v1/subscriptions/{id}/deliveries', path(id)))).data.items,
  })

/** Where a document is saved from. */
export const contentOf = (id: string): string => `/api/v1/attachments/${id}/content`

/** Sends a document, with what it belongs to. */
export async function sendDocument(file: File, of: Partial<AttachmentIn>) {
  const body: AttachmentIn = { id: newId(), name: file.name, content: await base64(file), ...of }
  return ask(api.POST('/api/v1/attachments', { body }))
}
