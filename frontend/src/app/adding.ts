import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'

/** What `add` in the address of a record may ask its screens to open. */
export const ADDABLE = [
  'planned', 'assessment', 'connection', 'event', 'missing', 'review', 'health', 'step', 'relationship', 'time', 'offer',
  'oversight',
  'decision', 'authorisation', 'disagreement', 'task', 'promise',
  'asked',
  'warning',
  'fgc',
] as const // prettier-ignore
export type Addable = (typeof ADDABLE)[number]

/** Opens the form that `add` in the address asks for, once the screen is there, and takes it out of the address. */
export function useAdd(forms: Partial<Record<Addable, () => void>>, ready = true): void {
  const add = useSearch({ strict: false, select: (search) => (search as { add?: Addable }).add })
  const navigate = useNavigate()
  const known = useRef(forms)
  useEffect(() => {
    known.current = forms
  })
  useEffect(() => {
    const open = add && known.current[add]
    if (!ready || !open) return
    open()
    void navigate({ to: '.', search: {}, replace: true } as never)
  }, [add, ready, navigate])
}
