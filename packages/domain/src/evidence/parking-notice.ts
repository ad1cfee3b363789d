import type { EvidenceRole, NoticeCheck, ParkingNoticeRules } from '@watchfloor/shared'
import { distanceM } from '../geo/distance.js'
import { plateKind } from './plate.js'

/** The rules of a city that set none: three photos (near, far, reference), three minutes to an hour apart. */
export const USUAL_NOTICE_RULES: ParkingNoticeRules = {
  minPhotos: 3, roles: ['near', 'far', 'reference'], minSpacingMs: 3 * 60_000, maxSpacingMs: 60 * 60_000, maxAccuracyM: 30, maxApartM: 60, maxClockOffsetMs: 60_000,
}

/** One photo of a notice. Times in ms; NaN and null = not known. */
export interface NoticePhoto { readonly role: EvidenceRole | null; readonly takenMs: number; readonly lat: number | null; readonly lon: number | null; readonly accuracyM: number | null }
/** What is known of a notice before it is brought. */
export interface NoticeDraft { readonly plate: string; readonly lat: number | null; readonly lon: number | null; readonly accuracyM: number | null; readonly clockOffsetMs: number | null; readonly photos: readonly NoticePhoto[] }
/** How complete it is: `score` 0–100 rises with every part that is there, `valid` only when nothing fails. */
export interface NoticeVerdict { readonly score: number; readonly valid: boolean; readonly faults: readonly NoticeCheck[]; readonly plateKind: 'blue' | 'green' | null }

/** How much each check counts in the score; together 100. */
export const NOTICE_WEIGHTS: Readonly<Record<NoticeCheck, number>> = { plate: 20, photos: 20, roles: 20, spacing: 15, position: 10, together: 10, clock: 5 }

/** Judges a notice, half-made or brought: the same on the phone, live, and at the hub. */
export function judgeNotice(draft: NoticeDraft, rules: ParkingNoticeRules = USUAL_NOTICE_RULES): NoticeVerdict {
  const kind = plateKind(draft.plate)
  const parts: Readonly<Record<NoticeCheck, number>> = {
    plate: kind === null ? 0 : 1,
    photos: Math.min(1, draft.photos.length / rules.minPhotos),
    roles: rules.roles.length === 0 ? 1 : rules.roles.filter((role) => draft.photos.some((photo) => photo.role === role)).length / rules.roles.length,
    spacing: spacing(draft.photos, rules),
    position: draft.lat !== null && draft.lon !== null && draft.accuracyM !== null && draft.accuracyM <= rules.maxAccuracyM ? 1 : 0,
    together: together(draft, rules),
    clock: draft.clockOffsetMs !== null && Math.abs(draft.clockOffsetMs) <= rules.maxClockOffsetMs ? 1 : 0,
  }
  const faults = (Object.keys(parts) as NoticeCheck[]).filter((check) => parts[check] < 1)
  const score = (Object.keys(parts) as NoticeCheck[]).reduce((sum, check) => sum + NOTICE_WEIGHTS[check] * parts[check], 0)
  // Never 100 with a fault, however small: full marks mean that nothing is missing.
  return { score: faults.length === 0 ? 100 : Math.min(99, Math.floor(score)), valid: faults.length === 0, faults, plateKind: kind }
}

/** As much of the shortest time as has passed between the first and the last photo; nothing when they are too far apart to be one matter. */
function spacing(photos: readonly NoticePhoto[], { minSpacingMs, maxSpacingMs }: ParkingNoticeRules): number {
  const times = photos.map(({ takenMs }) => takenMs)
  if (times.length === 0 || times.some(Number.isNaN)) return 0
  const apart = Math.max(...times) - Math.min(...times)
  if (apart > maxSpacingMs) return 0
  return minSpacingMs === 0 ? 1 : Math.min(1, apart / minSpacingMs)
}

/** The share of photos that were taken at the place; one without a position was not proved to be. */
function together({ lat, lon, photos }: NoticeDraft, { maxApartM }: ParkingNoticeRules): number {
  if (lat === null || lon === null || photos.length === 0) return 0
  return photos.filter((photo) => photo.lat !== null && photo.lon !== null && distanceM(lat, lon, photo.lat, photo.lon) <= maxApartM).length / photos.length
}
