import { useEffect, useRef } from 'react'

/** Takes the focus to the first field of a form that opens within the list, once it is there. */
export function useFirstField(there: boolean) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (there) form.current?.querySelector<HTMLElement>('textarea')?.focus()
  }, [there])
  return form
}
