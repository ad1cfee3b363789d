import type { DeviceKind, Presence, Protocol, UnitEntry } from '@watchfloor/shared'

/**
 * A unit as this screen knows it. One object lives as long as the unit is known on this connection; fixes are written into it in place,
 * so that ten thousand moving units make no garbage. Whoever wants to keep a value copies it.
 */
export interface Unit {
  /** The hub's number for it on this connection: key of fix frames. */
  n: number
  id: string
  name: string
  kind: DeviceKind
  protocol: Protocol
  externalId: string
  plate: string | undefined
  squadId: string | undefined
  presence: Presence
  /** ms since epoch, hub clock. */
  presenceSince: number
  alarm: 'warning' | 'critical' | undefined
  /** Time of the last fix, ms since epoch by the hub's clock; NaN = no place known, 0 = the registered place of something fixed. */
  timeMs: number
  lat: number
  lon: number
  /** m/s; NaN = unknown. */
  speedMps: number
  /** Degrees clockwise from north; NaN = unknown. */
  courseDeg: number
  /** FIX_FLAG bits of the last packed fix. */
  flags: number
  /** 0–100; NaN = unknown. */
  batteryPct: number
  /** Where it was drawn before the last fix: start of the interpolation. NaN until a second fix came. */
  prevLat: number
  prevLon: number
  prevTimeMs: number
  /** performance.now() at which the last fix reached this screen. */
  receivedAtMs: number
}

/** A unit from its roster line; `before` is the same unit as it was known so far, so that its movement goes on without a jump. */
export function unitFromEntry(entry: UnitEntry, receivedAtMs: number, before?: Unit): Unit {
  const [timeMs, lat, lon, speed, course, battery] = entry.last ?? [NaN, NaN, NaN, null, null, null]
  const unit: Unit = {
    n: entry.n, id: entry.id, name: entry.name, kind: entry.kind, protocol: entry.protocol, externalId: entry.externalId,
    plate: entry.plate, squadId: entry.squadId, presence: entry.presence, presenceSince: entry.presenceSince, alarm: entry.alarm,
    timeMs, lat, lon, speedMps: speed ?? NaN, courseDeg: course ?? NaN, flags: before?.flags ?? 0, batteryPct: battery ?? NaN,
    prevLat: NaN, prevLon: NaN, prevTimeMs: NaN, receivedAtMs,
  }
  if (!before || Number.isNaN(before.timeMs)) return unit
  if (before.timeMs >= timeMs || Number.isNaN(timeMs)) return Object.assign(unit, placeOf(before))
  unit.prevLat = before.lat
  unit.prevLon = before.lon
  unit.prevTimeMs = before.timeMs
  return unit
}

const placeOf = ({ timeMs, lat, lon, speedMps, courseDeg, flags, batteryPct, prevLat, prevLon, prevTimeMs, receivedAtMs }: Unit): Partial<Unit> =>
  ({ timeMs, lat, lon, speedMps, courseDeg, flags, batteryPct, prevLat, prevLon, prevTimeMs, receivedAtMs })

/** True when it reported the place itself; a registered place of something fixed has no time. */
export const hasTime = (unit: Unit): boolean => unit.timeMs > 0

/** True for what stands where it was put up: it has no way behind it, and nobody follows it. */
export const isFixed = ({ kind }: Pick<Unit, 'kind'>): boolean => kind === 'camera' || kind === 'dock' || kind === 'sensor'
/** True when the unit can be drawn. */
export const hasPlace = (unit: Unit): boolean => !Number.isNaN(unit.lat)
