import type { HourWindow } from '@watchfloor/shared'
import { isWithinHours } from '../detect/hours.js'

/** A named contact of a community, with a substitute; `hours` = the shift in which they are asked, absent = always. */
export interface CommunityContact { readonly areaId: string; readonly name: string; readonly phone: string; readonly substitute: { readonly name: string; readonly phone: string } | null; readonly hours?: readonly HourWindow[] }

/** Whom to call for a community now: the contact of this shift, the substitute while the contact is away, or null outside every shift. */
export function contactNow(contacts: readonly CommunityContact[], areaId: string, isAway: (phone: string) => boolean, nowMs: number, utcOffsetMin: number): { name: string; phone: string } | null {
  for (const { areaId: id, name, phone, substitute, hours } of contacts) {
    if (id !== areaId || !isWithinHours(hours, nowMs, utcOffsetMin)) continue
    if (!isAway(phone)) return { name, phone }
    if (substitute !== null && !isAway(substitute.phone)) return { ...substitute }
  }
  return null
}
