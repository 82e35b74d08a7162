import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Answer } from '../../api/client'
import { asProblem } from '../../api/problem'

/**
 * A change of a significant event: keeps the problem's sentences by field. An event may be about several people, so
 * everything about anybody is loaded again. What was typed stays in the form when somebody else was first.
 */
export function useEventChange() {
  const queries = useQueryClient()
  const [errors, setErrors] = useState<Record<string, string>>({})
  const mutation = useMutation({
    mutationFn: (run: () => Promise<Answer<unknown>>) => run(),
    onSuccess: async () => {
      setErrors({})
      await queries.invalidateQueries({ queryKey: ['person'] })
    },
    onError: async (error) => {
      const problem = asProblem(error)
      setErrors(Object.keys(problem.fields).length > 0 ? problem.fields : { '/words': problem.message })
      if (problem.stale) await queries.invalidateQueries({ queryKey: ['person'] })
    },
  })
  return { errors, setErrors, busy: mutation.isPending, run: mutation.mutateAsync }
}

/** Takes the focus to the first field of a form that opens within the list, once it is there. */
export function useFirstField(there: boolean) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (there) form.current?.querySelector<HTMLElement>('textarea')?.focus()
  }, [there])
  return form
}
