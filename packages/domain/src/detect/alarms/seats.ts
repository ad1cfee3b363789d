import { SERVICE_TARGETS } from '@watchfloor/shared'
import type { Alarm } from '@watchfloor/shared'
import { ESCALATION } from '../../dispatch/escalation.js'

/** A seat that is signed in. `areaIds` = the areas given to it, null = the whole city; `waiting` = announced to it and not acknowledged; `toldMs` = when it was last told of one. */
export interface Seat { readonly id: string; readonly areaIds: readonly string[] | null; readonly waiting: number; readonly toldMs: number }

/**
 * The seat that hears of an alarm first: one to which its place was given, else one for the whole city, else any; among those the one with the least that waits, then the
 * one that was told longest ago. Null = all hear it: where life is in danger (P1), and where nobody sits.
 */
export function seatFor(seats: readonly Seat[], { priority }: Pick<Alarm, 'priority'>, areaIds: readonly string[]): string | null {
  if (priority === 'P1') return null
  const given = seats.filter((seat) => seat.areaIds?.some((id) => areaIds.includes(id)))
  const ofTheCity = seats.filter((seat) => seat.areaIds === null)
  const fit = given.length > 0 ? given : ofTheCity.length > 0 ? ofTheCity : seats
  return [...fit].sort((a, b) => a.waiting - b.waiting || a.toldMs - b.toldMs || a.id.localeCompare(b.id))[0]?.id ?? null
}

/** When an alarm that one seat was told of goes to all of them, ms since its announcement; null = never by time (P4 is journal). */
export const toAllSeatsMs = (priority: Alarm['priority']): number | null =>
  SERVICE_TARGETS[priority].acknowledgeMs === null ? null : ESCALATION[priority].find(({ to }) => to === 'all_seats')?.afterMs ?? null

/** An alarm that nobody has acknowledged, of a seat. */
type Waiting = Pick<Alarm, 'priority' | 'announcedAt' | 'seatId'>
/** Whether it has waited so long at one seat that all are told; and whether that seat has left. Each moves it on. */
export function movesOn({ priority, announcedAt, seatId }: Waiting, present: ReadonlySet<string>, nowMs: number): 'to_all' | 'to_another' | null {
  if (seatId === null) return null
  const afterMs = toAllSeatsMs(priority)
  if (afterMs !== null && announcedAt !== null && Date.parse(announcedAt) + afterMs <= nowMs) return 'to_all'
  return present.has(seatId) ? null : 'to_another'
}
