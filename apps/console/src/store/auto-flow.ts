import type { RollBackQuery } from '@watchfloor/shared'
import { autoFlowCalls } from '../link/nouns/auto-flow.js'

type Asked = { signal: AbortSignal }

/** The rules by which cases flow without a hand, what they left to people, and taking back what they did. */
export const autoFlow = {
  read: { queryKey: ['auto-flow'] as const, queryFn: ({ signal }: Asked) => autoFlowCalls.read(signal) },
  left: { queryKey: ['auto-flow', 'left'] as const, queryFn: ({ signal }: Asked) => autoFlowCalls.left(signal), refetchInterval: 30_000 },
  reach: (rule: string, query: RollBackQuery) => ({ queryKey: ['auto-flow', 'reach', rule, query] as const, queryFn: ({ signal }: Asked) => autoFlowCalls.reach(rule, query, signal) }),
  write: autoFlowCalls.write,
  rollBack: autoFlowCalls.rollBack,
}
