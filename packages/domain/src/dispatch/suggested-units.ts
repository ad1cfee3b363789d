import type { DispatchProposal } from '@watchfloor/shared'

/** Whom a proposal would send: those responsible, the leading one first; where the routing table has a hole, the best that could go; else nobody. */
export const suggestedUnits = ({ units, ranked }: { readonly units: readonly string[]; readonly ranked: readonly Pick<DispatchProposal['ranked'][number], 'unitId' | 'eligible'>[] }): readonly string[] =>
  (units.length > 0 ? units : ranked.filter(({ eligible }) => eligible).slice(0, 1).map(({ unitId }) => unitId))

/** Whether a choice (its first unit leads) sets a proposal aside: another leads, or one of those proposed is left out. Sending more along does not, nor does a choice where nobody was proposed. */
export const isOverride = (chosen: readonly string[], proposed: readonly string[]): boolean =>
  proposed.length > 0 && chosen.length > 0 && (chosen[0] !== proposed[0] || proposed.some((unitId) => !chosen.includes(unitId)))
