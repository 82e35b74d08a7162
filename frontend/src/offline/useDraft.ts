import { useCallback, useEffect, useRef, useState } from 'react'
import { clock } from '../ui/dates'
import { dropDraft, loadDraft, saveDraft } from './drafts'

const PAUSE = 800
const SPOKEN_EVERY = 60_000

interface Use<T> {
  value: T
  change: (next: T) => void
  /** "Draft saved on this device at 14:02", that it could not be saved, or "" while there is none. */
  status: string
  /** The same, but changed at most once a minute: for a live region. */
  spoken: string
  /** The version that the draft began from, where it differs from the present one. */
  base: string
  drop: () => Promise<void>
  ready: boolean
}

const SAVED = (at: number) => `Draft saved on this device at ${clock(new Date(at))}`
const NOT_SAVED = 'Draft not saved on this device. Keep this page open until you have sent it.'

/**
 * State that survives a reload: saved 0.8 s after typing stops and when the page is hidden, whether valid or not. Saves
 * follow one another, so what is typed while one is under way is saved after it. Give a form for another record a `key`.
 */
export function useDraft<T>(owner: string, name: string, version: string, initial: T): Use<T> {
  const [value, setValue] = useState(initial)
  const [base, setBase] = useState(version)
  const [status, setStatus] = useState('')
  const [spoken, setSpoken] = useState('')
  const [ready, setReady] = useState(false)
  const latest = useRef(initial)
  const dirty = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const baseOf = useRef(version)
  const saving = useRef(Promise.resolve())
  const lastSpoken = useRef(0)

  const say = useCallback((text: string, at: number) => {
    setStatus(text)
    if (at - lastSpoken.current < SPOKEN_EVERY && text !== NOT_SAVED) return
    lastSpoken.current = at
    setSpoken(text)
  }, [])

  const save = useCallback(() => {
    clearTimeout(timer.current)
    saving.current = saving.current.then(async () => {
      if (!dirty.current) return
      dirty.current = false
      try {
        const at = await saveDraft(owner, name, baseOf.current, latest.current)
        say(SAVED(at), at)
      } catch {
        dirty.current = true
        say(NOT_SAVED, Date.now())
      }
    })
    return saving.current
  }, [owner, name, say])

  useEffect(() => {
    let left = false
    const found = loadDraft<T>(owner, name).catch(() => null)
    void found.then((draft) => {
      if (left) return
      if (draft && !dirty.current) {
        latest.current = draft.value
        baseOf.current = draft.base
        setValue(draft.value)
        setBase(draft.base)
        setStatus(SAVED(draft.savedAt))
      }
      setReady(true)
    })
    const hide = () => void save()
    document.addEventListener('visibilitychange', hide)
    window.addEventListener('pagehide', hide)
    return () => {
      left = true
      document.removeEventListener('visibilitychange', hide)
      window.removeEventListener('pagehide', hide)
      void save()
    }
  }, [owner, name, save])

  const change = useCallback(
    (next: T) => {
      latest.current = next
      dirty.current = true
      setValue(next)
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void save(), PAUSE)
    },
    [save],
  )
  const drop = useCallback(() => {
    clearTimeout(timer.current)
    dirty.current = false
    setStatus('')
    setSpoken('')
    // After a save that is under way, which would bring it back. What cannot be dropped goes after its fourteen days.
    saving.current = saving.current.then(() => dropDraft(owner, name)).catch(() => undefined)
    return saving.current
  }, [owner, name])
  return { value, change, status, spoken, base, drop, ready }
}
