import type { Mask } from '@watchfloor/shared'
import { areaIndex } from '../geo/area-index.js'
import { isWithinDates, isWithinHours } from './hours.js'

/** Looks up whether what looks unlawful is allowed: the valid mask of that category at that place and time, or null. */
export interface MaskIndex { covering(category: string, lat: number, lon: number, atMs: number): Mask | null }

/** An index over a centre's masks. A thing three metres outside is outside: masks have no margin, for the licence has none. */
export function maskIndex(masks: readonly Mask[], utcOffsetMin: number): MaskIndex {
  const areas = areaIndex(masks)
  return {
    covering: (category, lat, lon, atMs) => areas.at(lat, lon).find((mask) =>
      mask.categories.includes(category) && isWithinDates(mask.validFrom, mask.validTo, atMs, utcOffsetMin) && isWithinHours(mask.hours, atMs, utcOffsetMin)) ?? null,
  }
}
