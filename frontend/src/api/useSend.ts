import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query'
import { useState } from 'react'
import type { Answer } from './client'
import { asProblem } from './problem'

/**
 * Sends a form: keeps the problem's sentences by field (`whole` is the field for one that names none), and loads again
 * what the change touched. When somebody else was first, what is loaded again is the new version; the typing stays.
 */
export function useSend<T = unknown>(whole: string, touched: QueryKey[]) {
  const queries = useQueryClient()
  const [errors, setErrors] = useState<Record<string, string>>({})
  const again = () => Promise.all(touched.map((queryKey) => queries.invalidateQueries({ queryKey })))
  const mutation = useMutation({
    mutationFn: (run: () => Promise<Answer<T>>) => run(),
    onSuccess: async () => {
      setErrors({})
      await again()
    },
    onError: async (error) => {
      const problem = asProblem(error)
      setErrors(Object.keys(problem.fields).length > 0 ? problem.fields : { [whole]: problem.message })
      if (problem.stale) await again()
    },
  })
  /** Sends when nothing is missing; what to do then comes after. */
  const send = (
    missing: Record<string, string>,
    run: () => Promise<Answer<T>>,
    then?: (answer: Answer<T>) => unknown,
  ) => {
    setErrors(missing)
    if (Object.keys(missing).length === 0) void mutation.mutateAsync(run).then(then, () => undefined)
  }
  return { errors, busy: mutation.isPending, send }
}
