import { EVENT_SEVERITIES } from '@watchfloor/shared'
import type { EventSeverity } from '@watchfloor/shared'
import type { Adapter, Drop } from '../adapter.js'
import { angle, asCode, asObject, asText, epochMs, isoMs, jsonBytes, parseJson, stateOf, within } from '../payload.js'
import type { JsonObject } from '../payload.js'
import { newFixReport } from '../report.js'
import type { AnswerReport, DetectionDetail, EventReport, FixReport, Report, StatusReport } from '../report.js'
import { drop, led } from '../step.js'
import { isTopicLevel } from '../topic.js'
import { isPlace } from '../../geo/place.js'

/** Our own JSON over MQTT (docs/asyncapi.yaml). Most traffic comes this way, so the checks are written by hand: no schema library, one object a fix. */

const MAX_BATCH = 2000
/** As long as the registry takes external ids. */
const MAX_ID = 120
const VERBS = ['fix', 'status', 'alarm', 'detection', 'answer'] as const
const ANSWERS = ['accepted', 'done', 'failed', 'rejected'] as const
const SEVERITIES = new Set<unknown>(EVENT_SEVERITIES)

/** `wf/{deviceId}/{verb}` taken apart; null for any other topic. */
function partsOf(topic: string): { id: string; verb: (typeof VERBS)[number] } | null {
  if (!topic.startsWith('wf/')) return null
  const slash = topic.indexOf('/', 3)
  if (slash <= 3 || slash > 3 + MAX_ID) return null
  const verb = topic.slice(slash + 1) as (typeof VERBS)[number]
  return VERBS.includes(verb) ? { id: topic.slice(3, slash), verb } : null
}

/** Time of a message: ISO text or ms, the hub's clock where it gives none; NaN when it gives something else. */
function timeOf(time: unknown, nowMs: number): number {
  if (typeof time === 'string') return isoMs(time)
  return time === undefined || time === null ? nowMs : epochMs(time)
}

function readFix(id: string, o: JsonObject, nowMs: number, retained: boolean): FixReport | string {
  const timeMs = timeOf(o.time, nowMs)
  if (Number.isNaN(timeMs)) return 'bad_time'
  if (retained && (o.time === undefined || o.time === null)) return 'retained_without_time'
  const { lat, lon } = o
  if (typeof lat !== 'number' || typeof lon !== 'number') return 'no_position'
  const fix = newFixReport(id, timeMs)
  if (isPlace(lat, lon)) {
    fix.lat = lat
    fix.lon = lon
  } else if (within(lat, -90, 90) === lat && within(lon, -180, 180) === lon) fix.valid = false
  else return 'bad_position'
  if (o.valid === false) fix.valid = false
  // What a broker kept and hands out on subscribing says where it was, not that it is there.
  fix.replayed = retained || o.replayed === true
  fix.speedMps = within(o.speedMps, 0, 500)
  fix.courseDeg = angle(o.courseDeg)
  fix.headingDeg = angle(o.headingDeg)
  fix.altitudeM = within(o.altitudeM, -1000, 50_000)
  if (o.altitudeRef === 'ellipsoid' || o.altitudeRef === 'msl' || o.altitudeRef === 'takeoff') fix.altitudeRef = o.altitudeRef
  fix.verticalSpeedMps = within(o.verticalSpeedMps, -200, 200)
  fix.accuracyM = within(o.accuracyM, 0, 100_000)
  fix.satellites = Math.trunc(within(o.satellites, 0, 255))
  fix.batteryPct = within(o.batteryPct, 0, 100)
  if (o.state !== undefined) fix.state = stateOf(o.state)
  return fix
}

function readStatus(id: string, o: JsonObject, nowMs: number, retained: boolean): StatusReport | string {
  const timeMs = timeOf(o.time, nowMs)
  if (Number.isNaN(timeMs)) return 'bad_time'
  const state = stateOf(o.state) ?? {}
  const batteryPct = within(o.batteryPct, 0, 100)
  if (batteryPct >= 0) state.batteryPct = batteryPct
  // A kept goodbye still holds; a kept greeting proves nothing.
  const online = typeof o.online === 'boolean' && !(o.online && retained) ? o.online : null
  return { type: 'status', externalId: id, timeMs, state, online }
}

function detailOf(o: JsonObject): DetectionDetail {
  const confidence = within(o.confidence, 0, 1)
  return { confidence: Number.isNaN(confidence) ? null : confidence, trackingId: asCode(o.id, 80), picture: asText(o.picture, 200) }
}

function readEvent(id: string, verb: 'alarm' | 'detection', o: JsonObject, nowMs: number): EventReport | string {
  const timeMs = timeOf(o.time, nowMs)
  if (Number.isNaN(timeMs)) return 'bad_time'
  const code = asCode(verb === 'alarm' ? o.code : o.label, 60)
  if (code === null) return verb === 'alarm' ? 'no_code' : 'no_label'
  const lat = typeof o.lat === 'number' ? o.lat : NaN
  const lon = typeof o.lon === 'number' ? o.lon : NaN
  const placed = isPlace(lat, lon)
  const active = typeof o.active === 'boolean' ? o.active : null
  const own = asCode(o.id, 80) ?? `${code}@${timeMs}`
  return {
    type: 'event', externalId: id, timeMs, code, active,
    eventType: verb === 'alarm' ? 'native.alarm' : 'detection',
    severity: SEVERITIES.has(o.severity) ? (o.severity as EventSeverity) : verb === 'alarm' ? 'warning' : 'info',
    text: asText(o.text, 500),
    lat: placed ? lat : NaN, lon: placed ? lon : NaN,
    ...(verb === 'detection' ? { detection: detailOf(o) } : {}),
    dedupeKey: `native:${id}:${verb}:${own}${active === null ? '' : active ? ':began' : ':ended'}`,
  }
}

function readAnswer(id: string, o: JsonObject): AnswerReport | string {
  const correlation = asText(o.id, 80)
  if (correlation === null) return 'no_correlation'
  const status = ANSWERS.find((s) => s === o.status)
  return status === undefined ? 'bad_answer' : { type: 'answer', externalId: id, correlation, status, text: asText(o.text, 500) }
}

function read(id: string, verb: (typeof VERBS)[number], value: unknown, nowMs: number, retained: boolean): Report | string {
  const o = asObject(value)
  if (o === null) return 'not_an_object'
  switch (verb) {
    case 'fix': return readFix(id, o, nowMs, retained)
    case 'status': return readStatus(id, o, nowMs, retained)
    case 'answer': return readAnswer(id, o)
    default: return readEvent(id, verb, o, nowMs)
  }
}

/** The native protocol: `wf/{deviceId}/fix|status|alarm|detection|answer` up, `wf/{deviceId}/command` down. Keeps nothing between messages. */
export const nativeAdapter: Adapter<null> = {
  protocol: 'native',
  topics: VERBS.map((verb) => `wf/+/${verb}`),
  mayPublish(_username, topic, speaksFor) {
    const parts = partsOf(topic)
    return parts !== null && speaksFor(parts.id)
  },
  subscriptions: (_username, externalIds) => externalIds.filter(isTopicLevel).map((id) => `wf/${id}/command`),
  sessionKey: () => null,
  open: () => null,
  step(session, input) {
    if (input.type !== 'message') return led(session, [])
    const parts = partsOf(input.topic ?? '')
    if (parts === null) return drop(session, 'wrong_topic')
    if (input.payload.length === 0) return drop(session, 'empty')
    const value = parseJson(input.payload)
    if (value === undefined) return drop(session, 'not_json')
    if (!Array.isArray(value)) {
      const report = read(parts.id, parts.verb, value, input.nowMs, input.retained)
      return typeof report === 'string' ? drop(session, report) : led(session, [report])
    }
    if (parts.verb !== 'fix') return drop(session, 'not_an_object')
    const reports: Report[] = []
    const dropped: Drop[] = value.length > MAX_BATCH ? [{ reason: 'batch_too_long' }] : []
    for (let i = 0; i < value.length && i < MAX_BATCH; i++) {
      const report = read(parts.id, 'fix', value[i], input.nowMs, input.retained)
      if (typeof report === 'string') dropped.push({ reason: report })
      else reports.push(report)
    }
    return led(session, reports, undefined, dropped)
  },
  encode(session, { id, input, externalId, nowMs }) {
    // Live pictures are asked for by protocols that have words for it.
    if (!isTopicLevel(externalId) || input.type === 'live_start' || input.type === 'live_stop') return { ok: false, reason: 'no_command' }
    const payload = jsonBytes({ id, time: new Date(nowMs).toISOString(), ...input })
    return { ok: true, session, topic: `wf/${externalId}/command`, payload, correlation: id }
  },
}
