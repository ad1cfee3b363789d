import type { DispatchProposal } from '@watchfloor/shared'

/** Units of a dispatch in the order of choice; the first leads. */
export type Picked = readonly string[]

/** Whom one key sends: those responsible, else the best of those that could. */
export const suggestion = ({ units, ranked }: Pick<DispatchProposal, 'units' | 'ranked'>): Picked => (units.length > 0 ? units : ranked.filter(({ eligible }) => eligible).slice(0, 1).map(({ unitId }) => unitId))

/** The list as the desk shows it: those suggested lead it, then all others as they were ranked, so that the numbers stay within a hand's reach. */
export const suggestedFirst = ({ units, ranked }: Pick<DispatchProposal, 'units' | 'ranked'>): DispatchProposal['ranked'] => {
  const first = suggestion({ units, ranked })
  return [...first.flatMap((id) => ranked.find(({ unitId }) => unitId === id) ?? []), ...ranked.filter(({ unitId }) => !first.includes(unitId))]
}

export const toggleUnit = (picked: Picked, unitId: string): Picked => (picked.includes(unitId) ? picked.filter((id) => id !== unitId) : [...picked, unitId])
/** Makes one of them lead. */
export const leadWith = (picked: Picked, unitId: string): Picked => [unitId, ...picked.filter((id) => id !== unitId)]

/** Whether a choice needs its reason: another lead than the one suggested. Sending more along does not. */
export const needsWhy = (picked: Picked, suggested: Picked): boolean => suggested.length > 0 && picked.length > 0 && picked[0] !== suggested[0]

/** As the hub takes it. */
export const unitsOf = (picked: Picked): { unitId: string; lead: boolean }[] => picked.map((unitId, index) => ({ unitId, lead: index === 0 }))
