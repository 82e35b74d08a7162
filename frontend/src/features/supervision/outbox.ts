import { useCallback, useEffect, useRef, useState } from 'react'
import { newId } from '../../api/ids'
import { asProblem } from '../../api/problem'
import type { Discussion } from '../../api/schema.gen'
import { useDraft } from '../../offline/useDraft'

/** What is sent of a discussion: a part, an adult's readiness, an action, or the decision that concludes it. */
export type What = 'write' | 'judge' | 'actions' | 'conclude'

/** Something that was entered and is not with the server yet. `base` is the version of the part that its writer saw. */
export interface Unsent {
  talk: string
  children: string[]
  what: What
  body: Record<string, unknown>
  base: number
  at: number
  /** Why the server did not take it; it stays here until it is changed or let go. */
  refused?: string
  /** What somebody else wrote in the same part meanwhile. */
  theirs?: { words: string; version: number }
}

export interface Waiting {
  entries: Record<string, Unsent>
  /** The ids of discussions that were begun here, by their children, so that beginning twice makes one. */
  ids: Record<string, string>
}

/** How it reaches the server. */
export interface Wire {
  /** The discussion about these children, begun (with the id) where there is none yet. */
  begin: (children: string[], id: string) => Promise<string>
  send: (discussion: string, unsent: Unsent) => Promise<Discussion>
  look: (discussion: string) => Promise<Discussion>
}

export const NOTHING: Waiting = { entries: {}, ids: {} }
const PAUSE = 1000
const BEAT = 500
const TRY_AGAIN = 4000

export const talkOf = (children: string[]): string => [...children].sort().join('+')

/** What makes a part this part: the same sentence on the server (domain/discussion.py, `DiscussionPart.key`). */
export function partKey(part: { kind: unknown; id: unknown; discipline?: unknown; child_id?: unknown }): string {
  return [part.kind, part.kind === 'view' ? part.id : '', part.discipline ?? '', part.child_id ?? ''].join('/')
}

/** What the server has of the same thing: its version (0: nothing) and its words. */
export function held(
  talk: Discussion | undefined,
  unsent: Pick<Unsent, 'what' | 'body'>,
): { version: number; words: string } {
  const none = { version: 0, words: '' }
  if (!talk) return none
  const { what, body } = unsent
  if (what === 'judge') {
    const found = talk.readiness.find((each) => each.person_id === body['person_id'])
    return found ? { version: found.version, words: found.readiness } : none
  }
  if (what === 'actions') {
    const found = talk.actions.find((each) => each.id === body['id'])
    return found ? { version: found.version, words: found.words } : none
  }
  const key = what === 'conclude' ? 'decision///' : partKey(body as { kind: unknown; id: unknown })
  return talk.parts.find((part) => partKey(part) === key) ?? none
}

const said = (unsent: Unsent): unknown => (unsent.what === 'judge' ? unsent.body['readiness'] : unsent.body['words'])

/** What can be sent next: what was left alone for a moment, in the order of writing; a decision after all else of it. */
export function next(entries: Record<string, Unsent>, now: number): string | undefined {
  const every = Object.entries(entries)
  return every.find(
    ([key, each]) =>
      !each.refused &&
      !each.theirs &&
      (each.what === 'conclude'
        ? !every.some(([other, unsent]) => other !== key && unsent.talk === each.talk)
        : now - each.at >= PAUSE),
  )?.[0]
}

/**
 * Everything that is typed in a meeting goes through here: kept on this device as it is typed (also over a reload), sent a
 * moment later, and sent again when a lost connection is back. Nothing leaves before the server has it.
 */
export function useOutbox(owner: string, meeting: string, wire: Wire, onAnswer: (talk: Discussion) => void) {
  const draft = useDraft<Waiting>(owner, `supervision/${meeting}`, '', NOTHING)
  const [away, setAway] = useState(false)
  const known = useRef(draft.value)
  const outside = useRef({ wire, onAnswer, change: draft.change })
  const busy = useRef(false)
  const rest = useRef(0)
  useEffect(() => {
    known.current = draft.value
    outside.current = { wire, onAnswer, change: draft.change }
  })

  const update = useCallback((change: (now: Waiting) => Waiting) => {
    known.current = change(known.current)
    outside.current.change(known.current)
  }, [])
  const put = useCallback(
    (key: string, entry: Unsent | null) =>
      update(({ ids, entries }) => {
        // A changed entry keeps its place: what was begun first is sent first.
        if (entry) return { ids, entries: { ...entries, [key]: entry } }
        return { ids, entries: Object.fromEntries(Object.entries(entries).filter(([each]) => each !== key)) }
      }),
    [update],
  )

  const sendOne = useCallback(
    async (key: string) => {
      const entry = known.current.entries[key]
      if (!entry) return
      const { wire, onAnswer } = outside.current
      const id = known.current.ids[entry.talk] ?? newId()
      let discussion = id
      const settle = (talk: Discussion) => {
        const { version } = held(talk, entry)
        update(({ ids, entries }) => {
          const kept = Object.entries(entries).flatMap(([each, now]): [string, Unsent][] => {
            if (each === key) return now === entry ? [] : [[each, { ...now, base: version }]]
            // Whoever decides has seen their own words, also where these were on the way.
            const sees = now.what === 'conclude' && now.talk === entry.talk && entry.body['kind'] === 'decision'
            return [[each, sees ? { ...now, base: version } : now]]
          })
          return { ids, entries: Object.fromEntries(kept) }
        })
        onAnswer(talk)
      }
      try {
        if (!known.current.ids[entry.talk])
          update(({ ids, entries }) => ({ entries, ids: { ...ids, [entry.talk]: id } }))
        discussion = await wire.begin(entry.children, id)
        settle(await wire.send(discussion, entry))
        setAway(false)
      } catch (error) {
        const problem = asProblem(error)
        if (problem.status === 0 || problem.status === 401 || problem.status >= 500) throw error
        setAway(false)
        if (!problem.stale) {
          put(key, { ...(known.current.entries[key] ?? entry), refused: problem.message })
          return
        }
        const talk = await wire.look(discussion)
        const theirs = held(talk, entry)
        onAnswer(talk)
        if (entry.what === 'conclude')
          put(key, { ...entry, refused: 'Somebody changed the decision. Read it, and decide again.' })
        // The answer to what was sent before was lost: it is there.
        else if (theirs.words === said(entry)) settle(talk)
        else put(key, { ...(known.current.entries[key] ?? entry), theirs })
      }
    },
    [put, update],
  )

  useEffect(() => {
    if (!draft.ready) return
    const pump = async () => {
      if (busy.current || Date.now() < rest.current) return
      const key = next(known.current.entries, Date.now())
      if (!key) return
      busy.current = true
      try {
        await sendOne(key)
      } catch {
        setAway(true)
        rest.current = Date.now() + TRY_AGAIN
      } finally {
        busy.current = false
      }
    }
    const back = () => {
      rest.current = 0
      void pump()
    }
    const timer = setInterval(() => void pump(), BEAT)
    window.addEventListener('online', back)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', back)
    }
  }, [draft.ready, sendOne])

  const entries = draft.value.entries
  const stuck = Object.values(entries).filter((each) => each.refused ?? each.theirs).length
  const count = Object.keys(entries).length - stuck
  return {
    ready: draft.ready,
    entries,
    put,
    away,
    /** One sentence about what is not with the server, or "" where everything is. */
    status:
      count === 0
        ? ''
        : away
          ? `Kept here, not sent yet: ${count}. It is sent when the connection is back.`
          : 'Saving…',
    stuck,
  }
}
