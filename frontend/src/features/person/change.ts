import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Answer } from '../../api/client'
import { asProblem } from '../../api/problem'

/**
 * A change of one person's record: keeps the problem's sentences by field, and loads everything about the person again.
 * A stale change says so and shows the new version; what was typed stays in the form.
 */
export function useChange(personId: string, whole: string) {
  const queries = useQueryClient()
  const [errors, setErrors] = useState<Record<string, string>>({})
  const mutation = useMutation({
    mutationFn: (run: () => Promise<Answer<unknown>>) => run(),
    onSuccess: async () => {
      setErrors({})
      await queries.invalidateQueries({ queryKey: ['person', personId] })
    },
    onError: async (error) => {
      const problem = asProblem(error)
      setErrors(Object.keys(problem.fields).length > 0 ? problem.fields : { [whole]: problem.message })
      if (problem.stale) await queries.invalidateQueries({ queryKey: ['person', personId] })
    },
  })
  return { errors, setErrors, busy: mutation.isPending, run: mutation.mutateAsync }
}

/** The same sentences under a form's own beginning, where two forms of one page have fields of the same name. */
export const under = (start: string, errors: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(errors).map(([at, text]) => [start + at, text]))
