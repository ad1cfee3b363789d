import type { Camera } from '@watchfloor/shared'
import type { Doubt } from './use-suspicion.js'

type Condition = Camera['condition']

/** The doubt that stands in a camera's condition. */
export const doubtOf = ({ suspicion, seen }: Pick<Condition, 'suspicion' | 'seen'>): Doubt | null => suspicion && { suspicion, verdict: seen?.verdict ?? null }

/** Its word: perhaps, confirmed, or not. */
export const doubtKey = ({ suspicion, verdict }: Doubt) => `video.${verdict ?? 'suspicion'}.${suspicion}` as const

/** The word for how a camera is: what is doubtful first, then why it shows nothing. What a tile saw to be well is no doubt. */
export function conditionKey({ state, fault, ...rest }: Pick<Condition, 'state' | 'fault' | 'suspicion' | 'seen'>) {
  const doubt = doubtOf(rest)
  return doubt && doubt.verdict !== 'dismissed' ? doubtKey(doubt) : fault ? `video.why.${fault}` as const : `video.state.${state}` as const
}
