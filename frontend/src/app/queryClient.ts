import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { Problem } from '../api/problem'

const patient = (error: unknown, failures: number) => error instanceof Problem && error.status === 0 && failures < 2

export const queryClient = new QueryClient({
  queryCache: new QueryCache(),
  mutationCache: new MutationCache(),
  defaultOptions: {
    // "always": by default a change made without a network would wait silently instead of failing.
    queries: { networkMode: 'always', staleTime: 15_000, retry: (count, error) => patient(error, count) },
    mutations: { networkMode: 'always', retry: false },
  },
})
