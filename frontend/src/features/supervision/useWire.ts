import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef } from 'react'
import { api, ask, ifMatch, type Answer } from '../../api/client'
import { meetingOf } from '../../api/supervision'
import type { AgendaChild, Discussion, MeetingPage } from '../../api/schema.gen'
import type { Unsent, Wire } from './outbox'

async function changedBy(unsent: Unsent, discussion: string): Promise<Answer<Discussion>> {
  const asked = { params: { path: { id: discussion }, header: ifMatch(unsent.base) }, body: unsent.body as never }
  switch (unsent.what) {
    case 'write':
      return ask(api.POST('/api/v1/discussions/{id}/write', asked))
    case 'judge':
      return ask(api.POST('/api/v1/discussions/{id}/judge', asked))
    case 'actions':
      return ask(api.POST('/api/v1/discussions/{id}/actions', asked))
    case 'conclude':
      return ask(api.POST('/api/v1/discussions/{id}/conclude', asked))
  }
}

/** How what is typed in a meeting reaches the server: a discussion is begun by whoever is first, also from what was asked for. */
export function useWire(meeting: MeetingPage, asks: AgendaChild[]): Wire {
  const queries = useQueryClient()
  const latest = useRef({ meeting, asks })
  useEffect(() => {
    latest.current = { meeting, asks }
  })

  return useMemo<Wire>(() => {
    const known = (children: string[]) =>
      latest.current.meeting.discussions.find((each) => each.child_ids.some((child) => children.includes(child)))?.id
    const again = async () => {
      const { queryKey, queryFn } = meetingOf(meeting.id)
      await queries.invalidateQueries({ queryKey })
      const now = await queries.ensureQueryData({ queryKey, queryFn: queryFn as never })
      latest.current = { ...latest.current, meeting: now as MeetingPage }
    }
    return {
      begin: async (children, made) => {
        const there = known(children)
        if (there) return there
        const asked = latest.current.asks
          .filter((each) => children.includes(each.child_id))
          .flatMap((each) => each.reasons)
          .find((each) => (each.why === 'asked' || each.why === 'put_off') && each.id)
        try {
          if (asked?.id) {
            const body = { supervision_id: meeting.id, child_ids: children }
            const header = ifMatch(asked.version ?? 0)
            await ask(
              api.POST('/api/v1/discussions/{id}/take-up', { params: { path: { id: asked.id }, header }, body }),
            )
          } else {
            await ask(
              api.POST('/api/v1/discussions', { body: { id: made, supervision_id: meeting.id, child_ids: children } }),
            )
          }
        } catch (error) {
          // Somebody else began first: go on where they are.
          await again()
          const theirs = known(children)
          if (theirs) return theirs
          throw error
        }
        await again()
        return known(children) ?? asked?.id ?? made
      },
      send: async (discussion, unsent) => (await changedBy(unsent, discussion)).data,
      look: async (discussion) =>
        (await ask(api.GET('/api/v1/discussions/{id}', { params: { path: { id: discussion } } }))).data,
    }
  }, [meeting.id, queries])
}
