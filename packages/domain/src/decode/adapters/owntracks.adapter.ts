import { kmhToMps } from '@watchfloor/shared'
import type { DeviceState } from '@watchfloor/shared'
import type { Adapter } from '../adapter.js'
import { angle, asArray, asCode, asObject, asText, epochMs, jsonBytes, looseNumber, parseJson, within } from '../payload.js'
import type { JsonObject } from '../payload.js'
import { newFixReport } from '../report.js'
import type { EventReport, Report } from '../report.js'
import { drop, led, nothing } from '../step.js'
import { isTopicLevel } from '../topic.js'
import { isPlace } from '../../geo/place.js'

/** OwnTracks (PROTOCOLS §3): officers' phones, over MQTT on `owntracks/{user}/{device}` or by POST. External id = `user/device`. */

/** What a phone publishes below its base topic. `cmd` is ours to publish and not among them. */
const BRANCHES = ['event', 'waypoint', 'waypoints', 'info', 'step', 'beacon', 'status', 'dump']
/** Message types that are well-formed and of no use to us. */
const SILENT_TYPES = new Set<unknown>(['waypoint', 'waypoints', 'card', 'beacon', 'steps', 'status', 'configuration', 'dump', 'cmd', 'request'])
/** `bs`: 0 says unknown and is left out. */
const POWER = new Map([[1, 'unplugged'], [2, 'charging'], [3, 'full']])
const CONNECTION = new Map<unknown, string>([['w', 'wifi'], ['o', 'offline'], ['m', 'mobile']])
const TRIGGER = new Map<unknown, string>([['p', 'ping'], ['c', 'region'], ['C', 'region'], ['b', 'beacon'], ['r', 'response'], ['u', 'user'], ['t', 'timer'], ['v', 'visit']])

function partsOf(topic: string): { user: string; externalId: string } | null {
  const [root, user, device, branch, more] = topic.split('/', 5)
  if (root !== 'owntracks' || !user || !device || more !== undefined || (branch !== undefined && !BRANCHES.includes(branch))) return null
  const externalId = `${user}/${device}`
  return externalId.length <= 120 ? { user, externalId } : null
}

/** Correlation of a locate command: the phone's response names no id, only that it is one. */
const locating = (externalId: string): string => `locate:${externalId}`

function stateOf(o: JsonObject): DeviceState | null {
  const state: DeviceState = {}
  const put = (key: string, value: string | number | null | undefined): void => { if (value !== null && value !== undefined && !Number.isNaN(value)) state[key] = value }
  put('power', POWER.get(looseNumber(o.bs)))
  put('connection', CONNECTION.get(o.conn))
  put('trigger', TRIGGER.get(o.t))
  put('trackerId', asCode(o.tid, 8))
  put('monitoring', within(looseNumber(o.m), -1, 2))
  put('verticalAccuracyM', within(looseNumber(o.vac), 0, 100_000))
  put('regions', asArray(o.inregions).filter((r) => typeof r === 'string').join(', ').slice(0, 200) || null)
  put('motion', asArray(o.motionactivities).filter((a) => typeof a === 'string').join(', ').slice(0, 200) || null)
  return Object.keys(state).length > 0 ? state : null
}

function readLocation(externalId: string, o: JsonObject, retained: boolean): Report[] | string {
  const timeMs = epochMs(looseNumber(o.tst) * 1000)
  if (Number.isNaN(timeMs)) return 'bad_time'
  const lat = looseNumber(o.lat)
  const lon = looseNumber(o.lon)
  if (Number.isNaN(lat) || Number.isNaN(lon)) return 'no_position'
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180) return 'bad_position'
  const fix = newFixReport(externalId, timeMs)
  fix.valid = isPlace(lat, lon)
  if (fix.valid) {
    fix.lat = lat
    fix.lon = lon
  }
  // Phones publish retained by default: what the broker hands out on subscribing is where it was.
  fix.replayed = retained
  fix.accuracyM = within(looseNumber(o.acc), 0, 100_000)
  fix.altitudeM = within(looseNumber(o.alt), -1000, 50_000)
  fix.speedMps = within(kmhToMps(looseNumber(o.vel)), 0, 500)
  fix.courseDeg = angle(looseNumber(o.cog))
  fix.batteryPct = within(looseNumber(o.batt), 0, 100)
  fix.state = stateOf(o)
  const reports: Report[] = [fix]
  const poi = asText(o.poi, 200)
  if (!retained && (poi !== null || o.t === 'u')) {
    reports.push(happened(externalId, timeMs, 'owntracks.here', 'notice', null, poi, fix.lat, fix.lon))
  }
  if (!retained && o.t === 'r') reports.push({ type: 'answer', externalId, correlation: locating(externalId), status: 'done', text: null })
  return reports
}

const happened = (externalId: string, timeMs: number, eventType: string, severity: EventReport['severity'], code: string | null, text: string | null, lat: number, lon: number): EventReport => ({
  type: 'event', externalId, timeMs, eventType, severity, active: null, code, text, lat, lon,
  dedupeKey: `${eventType}:${externalId}:${code ?? ''}@${timeMs}`,
})

function readTransition(externalId: string, o: JsonObject): Report[] | string {
  const timeMs = epochMs(looseNumber(o.tst) * 1000)
  if (Number.isNaN(timeMs)) return 'bad_time'
  if (o.event !== 'enter' && o.event !== 'leave') return 'bad_transition'
  const lat = looseNumber(o.lat)
  const lon = looseNumber(o.lon)
  const placed = isPlace(lat, lon)
  return [happened(externalId, timeMs, `owntracks.${o.event}`, 'info', asText(o.desc, 100), null, placed ? lat : NaN, placed ? lon : NaN)]
}

/** OwnTracks phones and body cameras. Keeps nothing between messages. */
export const owntracksAdapter: Adapter<null> = {
  protocol: 'owntracks',
  topics: ['owntracks/+/+', ...BRANCHES.map((branch) => `owntracks/+/+/${branch}`)],
  /** The topic's user must be who signed in, or the phone be registered to that source; else any phone could speak as another. */
  mayPublish(username, topic, speaksFor) {
    const parts = partsOf(topic)
    return parts !== null && (parts.user === username || speaksFor(parts.externalId))
  },
  subscriptions: (username, externalIds) => [
    ...(isTopicLevel(username) ? [`owntracks/${username}/+/cmd`] : []),
    ...externalIds.filter((id) => partsOf(`owntracks/${id}`) !== null && id.split('/').every(isTopicLevel)).map((id) => `owntracks/${id}/cmd`),
  ],
  sessionKey: () => null,
  http: {
    path: '/owntracks',
    emptyReply: '[]',
    topicOf(headers, body) {
      const user = headers['x-limit-u'] ?? headers['X-Limit-U'] ?? ''
      const device = headers['x-limit-d'] ?? headers['X-Limit-D'] ?? ''
      if (isTopicLevel(user) && isTopicLevel(device)) return `owntracks/${user}/${device}`
      return asText(asObject(parseJson(body))?.topic, 300) ?? ''
    },
  },
  open: () => null,
  step(session, input) {
    if (input.type !== 'message') return nothing(session)
    const parts = partsOf(input.topic ?? '')
    if (parts === null) return drop(session, 'wrong_topic')
    // A retained message being cleared; no news of the phone.
    if (input.payload.length === 0) return nothing(session)
    const value = parseJson(input.payload)
    if (value === undefined) return drop(session, 'not_json')
    const o = asObject(value)
    if (o === null) return drop(session, 'not_an_object')
    const { externalId } = parts
    let reports: Report[] | string
    switch (o._type) {
      case 'location': reports = readLocation(externalId, o, input.retained); break
      case 'transition': reports = readTransition(externalId, o); break
      // Its `tst` is the time of connecting, not of the loss: the broker tells us now, so it is now.
      case 'lwt': reports = [{ type: 'status', externalId, timeMs: input.nowMs, state: {}, online: false }]; break
      case 'encrypted': reports = 'encrypted'; break
      default: reports = SILENT_TYPES.has(o._type) ? [] : 'unknown_type'
    }
    return typeof reports === 'string' ? drop(session, reports) : led(session, reports)
  },
  encode(session, { input, externalId }) {
    if (input.type !== 'locate' || partsOf(`owntracks/${externalId}`) === null || !externalId.split('/').every(isTopicLevel)) return { ok: false, reason: 'no_command' }
    return { ok: true, session, topic: `owntracks/${externalId}/cmd`, payload: jsonBytes({ _type: 'cmd', action: 'reportLocation' }), correlation: locating(externalId) }
  },
}
