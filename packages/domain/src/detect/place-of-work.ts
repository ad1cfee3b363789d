import type { TruckPlace } from '@watchfloor/shared'
import { isWithinDates } from './hours.js'
import type { RuleFacts } from './rule.js'

/** The sites and dumps in which the device stands, within a margin of their fence, that are valid today. */
export const placesAt = ({ live, places, utcOffsetMin }: Pick<RuleFacts<unknown>, 'live' | 'places' | 'utcOffsetMin'>, atMs: number, marginM: number): TruckPlace[] =>
  places.near(live.lat, live.lon, marginM).filter(({ validFrom, validTo }) => isWithinDates(validFrom, validTo, atMs, utcOffsetMin))

/** Whether a position is known at all. */
export const isPlaced = ({ live }: Pick<RuleFacts<unknown>, 'live'>): boolean => Number.isFinite(live.lat) && Number.isFinite(live.lon)
