import type { Role } from '@watchfloor/shared'

/** Who may take a camera out of whose hand. */
const RANK: Readonly<Record<Role, number>> = { officer: 0, seat: 1, dispatcher: 2, supervisor: 3, admin: 4 }

/** Who holds a camera, and until when if nothing is done. */
export interface HoldOf { readonly userId: string; readonly seat: string; readonly role: Role; readonly untilMs: number }

/**
 * Whether somebody may move a camera now: it is free, or his own, or in a lower hand and he says that he takes it over.
 * The same person at another seat counts as another: two pictures, one lens.
 */
export function mayHold(hold: HoldOf | null, asks: { readonly userId: string; readonly seat: string; readonly role: Role }, takeOver: boolean, nowMs: number): boolean {
  if (hold === null || hold.untilMs <= nowMs || (hold.userId === asks.userId && hold.seat === asks.seat)) return true
  return takeOver && (RANK[asks.role] > RANK[hold.role] || hold.userId === asks.userId)
}

/** Where a lens looks on the map: the registered direction is where its pan is zero. Null where the device does not tell degrees. */
export const facingOf = (registeredDeg: number | null, position: { readonly pan: number | null; readonly degrees: boolean }): number | null =>
  registeredDeg === null || position.pan === null || !position.degrees ? null : (((registeredDeg + position.pan) % 360) + 360) % 360
