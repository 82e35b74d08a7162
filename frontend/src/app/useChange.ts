import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Answer } from '../api/client'
import { asProblem } from '../api/problem'

/**
 * A change of one record: its answer takes the place of what was loaded, and what is shown of its people is loaded again.
 * A sentence for each field stays until the next try; a stale change loads the new version and says so at `whole`.
 */
export function useChange<T>(queryKey: readonly unknown[], whole: string) {
  const queries = useQueryClient()
  const [errors, setErrors] = useState<Record<string, string>>({})
  const mutation = useMutation({
    mutationFn: (run: () => Promise<Answer<T>>) => run(),
    onSuccess: async (answer) => {
      setErrors({})
      queries.setQueryData(queryKey, answer)
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['person'] }),
        queries.invalidateQueries({ queryKey: ['pod'] }),
      ])
    },
    onError: async (error) => {
      const problem = asProblem(error)
      setErrors(Object.keys(problem.fields).length > 0 ? problem.fields : { [whole]: problem.message })
      if (problem.stale) await queries.invalidateQueries({ queryKey })
    },
  })
  return { errors, setErrors, busy: mutation.isPending, run: mutation.mutateAsync }
}
