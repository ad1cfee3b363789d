import { isPlace } from '../../geo/place.js'
import { newFixReport } from '../report.js'
import type { FixReport } from '../report.js'
import { readTime } from './bcd.js'
import { readDword, readWord } from './bytes.js'
import type { CompiledProfile } from './item-fields.js'
import { readItems } from './items.js'
import { STATUS_FIXED, STATUS_OFFSET, STATUS_SOUTH, STATUS_WEST, statusState } from './status-bits.js'
import type { Items } from './items.js'

/** The location of 0x0200, 0x0201, 0x0704 and 0x0801 (JT/T 808-2019 §8.18): 28 fixed bytes, then items. */

/** Length of the part every location has. */
export const LOCATION_BYTES = 28

/** The fixed part as it stands on the wire: nothing signed, scaled or judged yet. */
export interface RawLocation {
  alarm: number
  status: number
  /** Millionths of a degree, without sign. */
  lat: number
  lon: number
  altitude: number
  /** Tenths of a km/h. */
  speed: number
  direction: number
}

/** What decides how a terminal's locations are read. */
export interface LocationContext {
  externalId: string
  version2019: boolean
  utcOffsetMin: number
  profile: CompiledProfile | null
}

/** A location understood. `fix.timeMs` is NaN where the terminal's time is no date. */
export interface Located { raw: RawLocation; fix: FixReport; items: Items; outOfRange: boolean }

/** The fixed part at `at`; the caller has checked that 28 bytes are there. */
export const readRaw = (bytes: Uint8Array, at: number): RawLocation => ({
  alarm: readDword(bytes, at), status: readDword(bytes, at + 4), lat: readDword(bytes, at + 8), lon: readDword(bytes, at + 12),
  altitude: readWord(bytes, at + 16), speed: readWord(bytes, at + 18), direction: readWord(bytes, at + 20),
})

/** Fastest speed taken as one, in tenths of a km/h: 500 m/s, which is also where 0xFFFF (unknown) is caught. */
const MAX_SPEED = 18_000

/**
 * The location in `bytes[from, to)`; null when it is shorter than its fixed part.
 *
 * A position with status bit 5 set is shifted by an unpublished rule. It is withheld (`valid` false, no coordinates, `state.datum` = 'offset') unless
 * the device's profile says that this terminal's shifted coordinates *are* the datum declared in the registry; then they pass like any others.
 */
export function readLocation(bytes: Uint8Array, from: number, to: number, context: LocationContext): Located | null {
  if (to - from < LOCATION_BYTES) return null
  const raw = readRaw(bytes, from)
  const fix = newFixReport(context.externalId, readTime(bytes, from + 22, context.utcOffsetMin))
  const state = statusState(raw.status, raw.alarm, context.version2019)
  const items = readItems(bytes, from + LOCATION_BYTES, to, context.profile, state)
  const shifted = (raw.status & STATUS_OFFSET) !== 0
  const withheld = shifted && context.profile?.offsetIsDeclared !== true
  if (shifted) state.datum = withheld ? 'offset' : 'declared'
  const lat = signed(raw.lat, raw.status & STATUS_SOUTH)
  const lon = signed(raw.lon, raw.status & STATUS_WEST)
  const place = isPlace(lat, lon)
  if (place && !withheld) {
    fix.lat = lat
    fix.lon = lon
  }
  fix.valid = (raw.status & STATUS_FIXED) !== 0 && place && !withheld
  fix.speedMps = raw.speed <= MAX_SPEED ? raw.speed / 36 : NaN
  fix.courseDeg = raw.direction <= 360 ? raw.direction % 360 : NaN
  // Height above sea by custom, not by the standard. A WORD by the text; terminals below sea level send it in two's complement.
  fix.altitudeM = raw.altitude < 0x8000 ? raw.altitude : within1km(raw.altitude - 0x10000)
  fix.satellites = items.satellites
  fix.state = state
  return { raw, fix, items, outOfRange: !place && (raw.lat > 90_000_000 || raw.lon > 180_000_000) }
}

/** Millionths of a degree as degrees, negative where the half-globe bit is set. */
const signed = (micro: number, negative: number): number => (negative === 0 ? micro / 1e6 : -micro / 1e6)
const within1km = (metres: number): number => (metres >= -1000 ? metres : NaN)
