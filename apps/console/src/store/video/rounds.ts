import type { CoverageQuery } from '@watchfloor/shared'
import { patrolCalls } from '../../link/nouns/patrol.js'

type Asked = { signal: AbortSignal }

/** Rounds as supervisors keep them, and what they cover. */
export const rounds = {
  all: { queryKey: ['patrol', 'rounds'] as const, queryFn: ({ signal }: Asked) => patrolCalls.rounds(signal), staleTime: 15_000 },
  coverage: (query: Pick<CoverageQuery, 'from' | 'to' | 'groupBy'>) => ({ queryKey: ['patrol', 'coverage', query] as const, queryFn: ({ signal }: Asked) => patrolCalls.coverage(query, signal), staleTime: 15_000, refetchInterval: 60_000 }),
  create: patrolCalls.create,
  change: patrolCalls.change,
  remove: patrolCalls.remove,
}
