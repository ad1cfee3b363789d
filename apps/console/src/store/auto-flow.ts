import type { RollBackQuery } from '@watchfloor/shared'
import { autoFlowCalls } from '../link/nouns/auto-flow.js'

/** A roll-back goes on in the background. */
const ROLL_BACK_MS = 1000
type Asked = { signal: AbortSignal }

/** The rules by which cases flow without a hand, what they left to people, and taking back what they did. */
export const autoFlow = {
  read: { queryKey: ['auto-flow'] as const, queryFn: ({ signal }: Asked) => autoFlowCalls.read(signal) },
  left: { queryKey: ['auto-flow', 'left'] as const, queryFn: ({ signal }: Asked) => autoFlowCalls.left(signal), refetchInterval: 30_000 },
  reach: (rule: string, query: RollBackQuery) => ({ queryKey: ['auto-flow', 'reach', rule, query] as const, queryFn: ({ signal }: Asked) => autoFlowCalls.reach(rule, query, signal) }),
  /** How far a roll-back is; asked again until it has ended. */
  rollBackState: (id: string) => ({
    queryKey: ['auto-flow', 'roll-back', id] as const, queryFn: ({ signal }: Asked) => autoFlowCalls.rollBackState(id, signal),
    refetchInterval: (query: { state: { data?: { endedAt: string | null } | undefined } }) => (query.state.data?.endedAt ? false : ROLL_BACK_MS) as number | false,
  }),
  write: autoFlowCalls.write,
  rollBack: autoFlowCalls.rollBack,
}
