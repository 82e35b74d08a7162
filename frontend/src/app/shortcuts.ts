import { useEffect, useRef } from 'react'

const inField = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** Keys by what is pressed ("/" or "gi"). They can be switched off, and never act in a field, under a dialog or with a modifier. */
export function useShortcuts(keys: Record<string, () => unknown>): void {
  const known = useRef(keys)
  useEffect(() => {
    known.current = keys
  })
  useEffect(() => {
    let before = ''
    const press = (event: KeyboardEvent) => {
      // What a dialog has taken was meant for it, also when it has just closed.
      if (event.defaultPrevented) return
      if (event.ctrlKey || event.metaKey || event.altKey || inField(event.target)) return
      if (document.querySelector('dialog[open]')) return
      if (localStorage.getItem('kith-keys') === 'off') return
      const act = known.current[event.key] ?? known.current[before + event.key]
      before = event.key === 'g' ? 'g' : ''
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}
