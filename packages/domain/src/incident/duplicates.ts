import { isOpen } from '@watchfloor/shared'
import type { Incident } from '@watchfloor/shared'
import { nearDistanceM } from '../geo/distance.js'

/** How near in place and time two reports of a category must be to be taken for one. */
export interface DuplicateLimits { readonly radiusM: number; readonly withinMs: number }
export const DUPLICATE_LIMITS: DuplicateLimits = { radiusM: 50, withinMs: 24 * 3_600_000 }

/** An incident that may be the same as another, and how near it is. */
export interface DuplicateCandidate<I> { readonly incident: I; readonly distanceM: number; readonly apartMs: number; readonly sameCategory: boolean }
const mainOf = (code: string): string => code.slice(0, -2)
type Placed = Pick<Incident, 'id' | 'state' | 'category' | 'lat' | 'lon' | 'createdAt'>

/**
 * Open incidents that may be the same matter, the likeliest first: the same category within the radius and time, then others of the same main class (the code
 * without its last two signs) within half the radius, for a finder may have chosen its neighbour in the list.
 */
export function duplicatesOf<I extends Placed>(report: Pick<Placed, 'category' | 'lat' | 'lon' | 'createdAt'> & { id?: string }, others: readonly I[], limits = DUPLICATE_LIMITS): DuplicateCandidate<I>[] {
  const found: DuplicateCandidate<I>[] = []
  for (const incident of others) {
    if (incident.id === report.id || !isOpen(incident.state)) continue
    const apartMs = Math.abs(Date.parse(report.createdAt) - Date.parse(incident.createdAt))
    const sameCategory = incident.category === report.category
    if (apartMs > limits.withinMs || (!sameCategory && mainOf(incident.category) !== mainOf(report.category))) continue
    const distanceM = nearDistanceM(report.lat, report.lon, incident.lat, incident.lon)
    if (distanceM <= (sameCategory ? limits.radiusM : limits.radiusM / 2)) found.push({ incident, distanceM, apartMs, sameCategory })
  }
  return found.sort((a, b) => Number(b.sameCategory) - Number(a.sameCategory) || a.distanceM - b.distanceM || a.apartMs - b.apartMs)
}
