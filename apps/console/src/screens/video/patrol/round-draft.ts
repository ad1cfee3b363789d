import { BLOCK_MIN, PATROL_TILES } from '@watchfloor/shared'
import type { HourWindow, PatrolOrder, PatrolRound, PatrolRoundPlan } from '@watchfloor/shared'

/** What may be chosen as the pool: everything, one group, one area, or what hangs on the wall. */
export type PoolChoice = 'all' | `group:${string}` | `area:${string}` | 'wall' | 'kept'
/** A round as it is being typed. */
export interface RoundDraft {
  name: string; pool: PoolChoice; order: PatrolOrder; dwellS: string; tiles: (typeof PATROL_TILES)[number]; blockMin: string
  lookFor: readonly { category: string; hours: string }[]; note: string; enabled: boolean
}
/** What is wrong, by field. */
export type DraftFault = 'name' | 'pool' | 'dwellS' | 'blockMin' | 'hours'
export const DWELL_S = { least: 5, most: 120 } as const

/** The draft of a round that is there, or of a new one. */
export function draftOfRound(round: PatrolRound | null, sayHours: (hours: HourWindow[]) => string): RoundDraft {
  if (round === null) return { name: '', pool: 'all', order: 'risk', dwellS: '15', tiles: 4, blockMin: String(BLOCK_MIN.usual), lookFor: [], note: '', enabled: true }
  return {
    name: round.name, pool: poolChoice(round.pool), order: round.order, dwellS: String(round.dwellS), tiles: round.tiles, blockMin: String(round.blockMin),
    lookFor: round.lookFor.map(({ category, hours }) => ({ category, hours: hours === undefined ? '' : sayHours(hours) })), note: round.note, enabled: round.enabled,
  }
}

/** A pool of more than one part was made elsewhere: it is kept unless another is chosen. */
function poolChoice({ all, cameraIds, groups, areaIds }: PatrolRoundPlan['pool']): PoolChoice {
  if (all && cameraIds.length === 0) return 'all'
  if (!all && cameraIds.length === 0 && groups.length + areaIds.length === 1) return groups.length === 1 ? `group:${groups[0]!}` : `area:${areaIds[0]!}`
  return 'kept'
}

const whole = (text: string, { least, most }: { least: number; most: number }): number | null => {
  const n = Number(text.trim())
  return text.trim() !== '' && Number.isInteger(n) && n >= least && n <= most ? n : null
}

/** The round that was typed, or what is wrong with it. */
export function readDraft(draft: RoundDraft, given: { wall: readonly string[]; kept: PatrolRoundPlan['pool'] | null; readHours: (text: string) => HourWindow[] | null }): PatrolRoundPlan | readonly DraftFault[] {
  const [dwellS, blockMin] = [whole(draft.dwellS, DWELL_S), whole(draft.blockMin, BLOCK_MIN)]
  const pool = poolOf(draft.pool, given.wall, given.kept)
  const hours = draft.lookFor.map((one) => given.readHours(one.hours))
  const faults: DraftFault[] = [...(draft.name.trim() === '' ? ['name' as const] : []), ...(pool === null ? ['pool' as const] : []), ...(dwellS === null ? ['dwellS' as const] : []), ...(blockMin === null ? ['blockMin' as const] : []), ...(hours.includes(null) ? ['hours' as const] : [])]
  if (faults.length > 0) return faults
  return {
    name: draft.name.trim(), pool: pool!, order: draft.order, dwellS: dwellS!, tiles: draft.tiles, blockMin: blockMin!, note: draft.note.trim(), enabled: draft.enabled,
    lookFor: draft.lookFor.map(({ category }, i) => ({ category, ...(hours[i]!.length > 0 ? { hours: hours[i]! } : {}) })),
  }
}

function poolOf(choice: PoolChoice, wall: readonly string[], kept: PatrolRoundPlan['pool'] | null): PatrolRoundPlan['pool'] | null {
  const none = { all: false, cameraIds: [], groups: [], areaIds: [] }
  if (choice === 'all') return { ...none, all: true }
  if (choice === 'kept') return kept
  if (choice === 'wall') return wall.length === 0 ? null : { ...none, cameraIds: [...wall] }
  return choice.startsWith('group:') ? { ...none, groups: [choice.slice(6)] } : { ...none, areaIds: [choice.slice(5)] }
}
