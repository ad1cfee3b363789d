import type { PatrolPool } from '@watchfloor/shared'

/** What the form offers of what a rule can mean; `kept` = something finer, as it was set by the API. */
export type PoolChoice = 'all' | 'cameras' | 'kept' | `group:${string}` | `area:${string}`

/** How a rule's cameras are shown in the form; a new rule begins with single cameras. */
export function choiceOf(pool: PatrolPool | null): PoolChoice {
  if (pool === null) return 'cameras'
  const { all, cameraIds, groups, areaIds } = pool
  if (all) return 'all'
  if (groups.length + areaIds.length === 0) return 'cameras'
  if (cameraIds.length === 0 && groups.length === 1 && areaIds.length === 0) return `group:${groups[0]!}`
  return cameraIds.length === 0 && areaIds.length === 1 && groups.length === 0 ? `area:${areaIds[0]!}` : 'kept'
}

/** What a choice means for the hub; null = nothing is chosen yet. */
export function poolOf(choice: PoolChoice, ids: readonly string[], kept: PatrolPool | null): PatrolPool | null {
  const none = { all: false, cameraIds: [], groups: [], areaIds: [] }
  if (choice === 'all') return { ...none, all: true }
  if (choice === 'kept') return kept
  if (choice === 'cameras') return ids.length === 0 ? null : { ...none, cameraIds: [...ids] }
  return choice.startsWith('group:') ? { ...none, groups: [choice.slice(6)] } : { ...none, areaIds: [choice.slice(5)] }
}
