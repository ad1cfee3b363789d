import { knotsToMps } from '@watchfloor/shared'
import type { DeviceState, EventSeverity } from '@watchfloor/shared'
import type { Adapter, Drop } from '../adapter.js'
import { angle, asCode, asObject, asText, epochMs, isoMs, parseJson, within } from '../payload.js'
import type { JsonObject } from '../payload.js'
import { newFixReport } from '../report.js'
import type { EventReport, Report } from '../report.js'
import { drop, led, nothing } from '../step.js'
import { isTopicLevel } from '../topic.js'
import { isPlace } from '../../geo/place.js'

/**
 * What a Traccar server forwards (PROTOCOLS §4): one door to the some 200 trackers it decodes. MQTT topics `positions` and `events` as Traccar names them,
 * or `traccar/{username}/…` when several servers share a broker; by HTTP the same bodies.
 */

/** A fix this much older than the message is the receiver's last known one, repeated. */
const STALE_FIX_MS = 30_000
const SEVERITY = new Map<string, EventSeverity>([
  ...['sos', 'accident', 'fallDown'].map((code) => [code, 'critical'] as const),
  ...['overspeed', 'deviceOverspeed', 'powerCut', 'tampering', 'removing', 'tow', 'jamming', 'fatigueDriving'].map((code) => [code, 'warning'] as const),
  ...['lowBattery', 'geofenceEnter', 'geofenceExit'].map((code) => [code, 'notice'] as const),
])
/** Events that only say whether the tracker is connected. */
const LINK = new Map<string, boolean | null>([['deviceOnline', true], ['deviceOffline', false], ['deviceUnknown', null]])
/** Attribute → state key and what it must be. `battery` and `power` are volts; only `batteryLevel` is per cent. */
const ATTRIBUTES: readonly (readonly [string, string, 'number' | 'boolean' | 'string'])[] = [
  ['ignition', 'acc', 'boolean'], ['motion', 'motion', 'boolean'], ['charge', 'charging', 'boolean'], ['battery', 'batteryV', 'number'], ['power', 'powerV', 'number'],
  ['rssi', 'rssi', 'number'], ['fuel', 'fuel', 'number'], ['odometer', 'odometerM', 'number'], ['totalDistance', 'distanceM', 'number'],
  ['hours', 'engineMs', 'number'], ['door', 'door', 'boolean'], ['blocked', 'blocked', 'boolean'], ['driverUniqueId', 'driver', 'string'],
]

/** ISO text with either spelling of the zone, or ms. */
const instant = (value: unknown): number => (typeof value === 'number' ? epochMs(value) : isoMs(value))

function stateOf(attributes: JsonObject): DeviceState | null {
  let state: DeviceState | null = null
  for (const [from, to, type] of ATTRIBUTES) {
    const value = attributes[from]
    if (typeof value === type && (type !== 'number' || Number.isFinite(value))) (state ??= {})[to] = typeof value === 'string' ? value.slice(0, 200) : (value as number | boolean)
  }
  return state
}

const placeOf = (position: JsonObject | null): { lat: number; lon: number } | null =>
  position !== null && typeof position.latitude === 'number' && typeof position.longitude === 'number' && isPlace(position.latitude, position.longitude)
    ? { lat: position.latitude, lon: position.longitude } : null

/** One alarm may come twice, in the position and as an event of its own with the position's device time: both give the same key. */
const alarm = (externalId: string, code: string, timeMs: number, place: { lat: number; lon: number } | null): EventReport => ({
  type: 'event', externalId, timeMs, eventType: 'traccar.alarm', severity: SEVERITY.get(code) ?? 'warning', active: null, code, text: null,
  lat: place?.lat ?? NaN, lon: place?.lon ?? NaN, dedupeKey: `traccar:${externalId}:alarm:${code}@${timeMs}`,
})

const alarmsOf = (value: unknown): string[] => [...new Set((asText(value, 1000) ?? '').split(',').map((code) => code.trim().slice(0, 60)).filter(Boolean))].slice(0, 20)

function readPosition(externalId: string, p: JsonObject, nowMs: number): Report[] {
  const attributes = asObject(p.attributes) ?? {}
  const heardMs = [instant(p.deviceTime), instant(p.serverTime), nowMs].find((ms) => ms > 0)!
  const fixMs = instant(p.fixTime)
  const place = placeOf(p)
  const usable = p.valid !== false && place !== null && fixMs > 0
  const fix = newFixReport(externalId, fixMs > 0 ? fixMs : heardMs)
  fix.valid = usable
  if (place !== null) ({ lat: fix.lat, lon: fix.lon } = place)
  const deviceMs = instant(p.deviceTime)
  fix.replayed = attributes.archive === true || p.outdated === true || (fixMs > 0 && deviceMs - fixMs > STALE_FIX_MS)
  fix.speedMps = within(knotsToMps(within(p.speed, 0, 1000)), 0, 500)
  fix.courseDeg = angle(p.course)
  fix.altitudeM = within(p.altitude, -1000, 50_000)
  // Traccar writes 0 where the tracker gave none.
  fix.accuracyM = within(p.accuracy, Number.MIN_VALUE, 100_000)
  fix.satellites = Math.trunc(within(attributes.sat, 0, 255))
  fix.batteryPct = within(attributes.batteryLevel, 0, 100)
  fix.state = stateOf(attributes)
  return [fix, ...alarmsOf(attributes.alarm).map((code) => alarm(externalId, code, deviceMs > 0 ? deviceMs : fix.timeMs, place))]
}

function readEvent(externalId: string, e: JsonObject, position: JsonObject | null, geofence: JsonObject | null): Report[] | string {
  const timeMs = instant(e.eventTime)
  if (Number.isNaN(timeMs)) return 'bad_time'
  const kind = asText(e.type, 40)
  if (kind === null || !/^[A-Za-z][A-Za-z0-9]*$/.test(kind)) return 'no_event_type'
  const status = LINK.get(kind)
  if (status !== undefined) return [{ type: 'status', externalId, timeMs, state: { link: kind.slice(6).toLowerCase() }, online: status }]
  const place = placeOf(position)
  const attributes = asObject(e.attributes) ?? {}
  if (kind === 'alarm') {
    const codes = alarmsOf(attributes.alarm)
    return codes.length > 0 ? codes.map((code) => alarm(externalId, code, timeMs, place)) : 'no_code'
  }
  const code = asText(geofence?.name, 100) ?? asText(attributes.driverUniqueId, 60)
  return [{
    type: 'event', externalId, timeMs, eventType: `traccar.${kind}`, severity: SEVERITY.get(kind) ?? 'info', active: null, code, text: asText(attributes.message, 500),
    lat: place?.lat ?? NaN, lon: place?.lon ?? NaN, dedupeKey: `traccar:${externalId}:${kind}:${code ?? ''}@${timeMs}`,
  }]
}

function read(value: unknown, nowMs: number): Report[] | string {
  const o = asObject(value)
  if (o === null) return 'not_an_object'
  const externalId = asCode(asObject(o.device)?.uniqueId, 120)
  if (externalId === null) return 'no_unique_id'
  const position = asObject(o.position)
  const event = asObject(o.event)
  if (event !== null) return readEvent(externalId, event, position, asObject(o.geofence))
  return position === null ? 'no_position' : readPosition(externalId, position, nowMs)
}

/** Traccar's forwarding. Keeps nothing between messages; commands are not offered, Traccar takes them on its own API only. */
export const traccarAdapter: Adapter<null> = {
  protocol: 'traccar',
  topics: ['positions', 'events', 'traccar/+/positions', 'traccar/+/events'],
  /** The plain topics name no source: who may publish there is every Traccar source, and what it says counts only for the devices behind it. */
  mayPublish: (username, topic) =>
    topic === 'positions' || topic === 'events' || (isTopicLevel(username) && (topic === `traccar/${username}/positions` || topic === `traccar/${username}/events`)),
  subscriptions: () => [],
  sessionKey: () => null,
  http: { path: '/traccar', topicOf: () => 'positions', emptyReply: '' },
  open: () => null,
  step(session, input) {
    if (input.type !== 'message') return nothing(session)
    const value = parseJson(input.payload)
    if (value === undefined) return drop(session, 'not_json')
    const reports: Report[] = []
    const dropped: Drop[] = []
    for (const item of Array.isArray(value) ? value.slice(0, 1000) : [value]) {
      const got = read(item, input.nowMs)
      if (typeof got === 'string') dropped.push({ reason: got })
      else for (const report of got) reports.push(report.type === 'fix' && input.retained ? { ...report, replayed: true } : report)
    }
    return led(session, reports, undefined, dropped)
  },
}
