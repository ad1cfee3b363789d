import type { HandOverItem, Role } from '@watchfloor/shared'

/** How long a case that a colleague took over may still name its former holder, ms: it is passed on by a job. */
export const PASSING_ON_MS = 60_000
/** Who works through the queue, and so answers for what nobody holds. */
export const isQueueRole = (role: Role): boolean => role === 'seat' || role === 'dispatcher'

/**
 * What of a sheet somebody still has to hand over: what they hold, and at the queue what nobody holds as well, less what was taken over from them (`taken`, by item, ms).
 * An alarm that nobody has seen yet lies before everybody's eyes and is owed by nobody. A case that came back after it was taken over is owed again.
 */
export function owedItems(items: readonly HandOverItem[], role: Role, taken: ReadonlyMap<string, number>, nowMs: number): HandOverItem[] {
  return items.filter(({ id, kind, mine }) => {
    const takenMs = taken.get(id)
    if (takenMs !== undefined) return mine && (kind === 'urgent' || kind === 'suspended') && takenMs < nowMs - PASSING_ON_MS
    return mine || (isQueueRole(role) && kind !== 'alarm')
  })
}
