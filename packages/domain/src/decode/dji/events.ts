import type { EventSeverity } from '@watchfloor/shared'
import { isPlace } from '../../geo/place.js'
import { asCode, asObject, asText, looseNumber, within } from '../payload.js'
import type { JsonObject } from '../payload.js'
import type { EventReport, Report } from '../report.js'
import type { Envelope } from './envelope.js'
import { readHms } from './hms.js'
import { TASK_ENDS } from './names.js'
import { remember } from './session.js'
import type { DjiSession } from './session.js'

const MAX_FLOWS = 50

const happened = (sn: string, { timeMs }: Envelope, eventType: string, dedupe: string, more: Partial<EventReport> = {}): EventReport => ({
  type: 'event', externalId: sn, timeMs, eventType, severity: 'info', active: null, code: null, text: null, lat: NaN, lon: NaN, dedupeKey: `dji:${sn}:${dedupe}`, ...more,
})

/** A method's name as part of an event type; DJI writes them in small letters, others are not trusted to. */
const typeOf = (method: string): string => `dji.${method.replace(/[^A-Za-z0-9_]/g, '_')}`

/** `flighttask_progress`: the state of a mission. Begin, pause, resume and end are events; the rest is state of the gateway. */
function readFlightTask(session: DjiSession, sn: string, envelope: Envelope): Report[] {
  const output = asObject(envelope.data.output) ?? {}
  const ext = asObject(output.ext) ?? {}
  const progress = asObject(output.progress) ?? {}
  const flight = asText(ext.flight_id, 80) ?? (envelope.bid || 'unnamed')
  const status = asText(output.status, 40)
  if (status === null) return []
  const former = session.flows.get(flight)
  // After its end a mission has no more news, whatever comes late.
  if (former?.ended) return []
  const severity: EventSeverity | undefined = TASK_ENDS.get(status)
  const ended = severity !== undefined
  const percent = within(progress.percent, 0, 100)
  remember(session.flows, flight, { status, percent, ended }, MAX_FLOWS)

  const state: Record<string, string | number> = { taskStatus: status, flightId: flight }
  if (!Number.isNaN(percent)) state.taskPercent = percent
  for (const [from, to] of [['current_waypoint_index', 'waypoint'], ['media_count', 'mediaCount'], ['track_id', 'trackId']] as const) {
    const value = asCode(ext[from], 80)
    if (value !== null) state[to] = typeof ext[from] === 'number' ? ext[from] : value
  }
  const reports: Report[] = [{ type: 'status', externalId: sn, timeMs: envelope.timeMs, state, online: null }]
  const result = asCode(envelope.data.result, 20)
  const told = { code: status, text: result === null || result === '0' ? null : `result ${result}` }
  const stem = `flighttask:${flight}`
  if (former === undefined && !ended) reports.push(happened(sn, envelope, 'dji.flighttask', `${stem}:began`, { ...told, active: true }))
  else if (ended) reports.push(happened(sn, envelope, 'dji.flighttask', `${stem}:ended`, { ...told, active: false, severity }))
  else if (former!.status !== status) reports.push(happened(sn, envelope, 'dji.flighttask', `${stem}:${status}@${envelope.timeMs}`, told))
  return reports
}

/** `file_upload_callback`: a picture or clip has reached the storage; where it was taken comes along. */
function readUpload(sn: string, envelope: Envelope): Report[] {
  const file = asObject(envelope.data.file) ?? {}
  const shot = asObject(asObject(file.metadata)?.shoot_position) ?? {}
  const lat = looseNumber(shot.lat)
  const lon = looseNumber(shot.lng)
  const key = asText(file.object_key, 150)
  const placed = isPlace(lat, lon)
  return [happened(sn, envelope, 'dji.file_uploaded', `file:${key ?? envelope.tid}`, { code: key, text: asText(file.name, 200), lat: placed ? lat : NaN, lon: placed ? lon : NaN })]
}

/** Any other event. Those that report progress again and again give an event only when their status changes. */
function readOther(session: DjiSession, sn: string, method: string, envelope: Envelope): Report[] {
  const { data } = envelope
  const output: JsonObject = asObject(data.output) ?? data
  const status = asText(output.status, 40)
  const result = looseNumber(data.result)
  const failed = result > 0 || status === 'failed'
  if (status !== null) {
    const flow = `${method}:${envelope.bid}`
    if (session.flows.get(flow)?.status === status) return []
    remember(session.flows, flow, { status, percent: NaN, ended: false }, MAX_FLOWS)
  }
  const once = envelope.tid || `@${envelope.timeMs}`
  return [happened(sn, envelope, typeOf(method), `${method}:${once}`, {
    severity: failed ? 'warning' : 'info', code: status ?? asCode(data.reason, 40), text: failed && !Number.isNaN(result) ? `result ${result}` : null,
  })]
}

/** Reports of an event by its method. Unknown methods are data like any other. */
export function readEvent(session: DjiSession, sn: string, method: string, envelope: Envelope): Report[] {
  switch (method) {
    case 'hms': return readHms(session, sn, envelope)
    case 'flighttask_progress': return readFlightTask(session, sn, envelope)
    case 'file_upload_callback': return readUpload(sn, envelope)
    // The planned way home, again and again while flying it.
    case 'return_home_info': return []
    default: return readOther(session, sn, method, envelope)
  }
}
