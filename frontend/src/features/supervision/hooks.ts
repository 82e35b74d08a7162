import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { api, ask } from '../../api/client'
import { discussionOf } from '../../api/supervision'
import type { Discussion } from '../../api/schema.gen'

const OTHERS_EVERY = 4_000

/** A discussion that others write in too: what is new is asked for every few seconds, and never overwrites what is typed. */
export function useTalk(id: string | undefined): Discussion | undefined {
  const queries = useQueryClient()
  const first = useQuery({ ...discussionOf(id ?? ''), enabled: id !== undefined, staleTime: Infinity })
  const version = first.data?.version
  useQuery({
    queryKey: ['followed', id],
    enabled: id !== undefined && version !== undefined,
    refetchInterval: OTHERS_EVERY,
    retry: false,
    queryFn: async () => {
      const after = queries.getQueryData<Discussion>(['discussion', id])?.version ?? 0
      const asked = { params: { path: { id: id ?? '' }, query: { after } } }
      const { data } = await ask(api.GET('/api/v1/discussions/{id}/followed', asked))
      const present = queries.getQueryData<Discussion>(['discussion', id])?.version ?? 0
      if (data.discussion && data.version > present) queries.setQueryData(['discussion', id], data.discussion)
      return data.version
    },
  })
  return id === undefined ? undefined : first.data
}

/** Keys of the meeting: alone outside fields, with Alt inside them; Ctrl and Enter decides from anywhere. */
export function useKeys(keys: Record<string, () => void>): void {
  const known = useRef(keys)
  useEffect(() => {
    known.current = keys
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('dialog[open]')) return
      const target = event.target
      const field = target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)
      if (event.key === 'Escape' && field) target.blur()
      const decides = event.code === 'Enter' && (event.ctrlKey || event.metaKey)
      const letter = event.code !== 'Enter' && !event.ctrlKey && !event.metaKey && (event.altKey || !field)
      if (!event.altKey && localStorage.getItem('kith-keys') === 'off' && !decides) return
      const act = decides || letter ? known.current[event.code] : undefined
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}
