import { isOverride, suggestedUnits } from '@watchfloor/domain'
import type { DispatchProposal } from '@watchfloor/shared'

/** Units of a dispatch in the order of choice; the first leads. */
export type Picked = readonly string[]

/** Whom one key sends: the same that the hub compares a choice with. */
export const suggestion = (proposal: Pick<DispatchProposal, 'units' | 'ranked'>): Picked => suggestedUnits(proposal)

/** The list as the desk shows it: those suggested lead it, then all others as they were ranked, so that the numbers stay within a hand's reach. */
export const suggestedFirst = ({ units, ranked }: Pick<DispatchProposal, 'units' | 'ranked'>): DispatchProposal['ranked'] => {
  const first = suggestion({ units, ranked })
  return [...first.flatMap((id) => ranked.find(({ unitId }) => unitId === id) ?? []), ...ranked.filter(({ unitId }) => !first.includes(unitId))]
}

export const toggleUnit = (picked: Picked, unitId: string): Picked => (picked.includes(unitId) ? picked.filter((id) => id !== unitId) : [...picked, unitId])
/** Makes one of them lead. */
export const leadWith = (picked: Picked, unitId: string): Picked => [unitId, ...picked.filter((id) => id !== unitId)]

/** Whether a choice needs its reason: it sets aside what was suggested. */
export const needsWhy = (picked: Picked, suggested: Picked): boolean => isOverride(picked, suggested)

/** As the hub takes it. */
export const unitsOf = (picked: Picked): { unitId: string; lead: boolean }[] => picked.map((unitId, index) => ({ unitId, lead: index === 0 }))
