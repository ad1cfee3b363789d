import { asArray, asCode, asObject, asText, looseNumber } from '../payload.js'
import type { EventReport, Report } from '../report.js'
import type { Envelope } from './envelope.js'
import { HMS_LEVELS } from './names.js'
import type { ActiveHms, DjiSession } from './session.js'

const MAX_ACTIVE = 100
const EVENT_TYPE = 'dji.hms'

interface Entry { key: string; externalId: string; code: string; part: string; level: number; text: string }

/** One entry of the list. Its text key is DJI's; where a table of their texts is installed the console finds the words under it. */
function entryOf(item: unknown, sn: string, children: readonly string[]): Entry | null {
  const o = asObject(item)
  const code = asText(o?.code, 40)
  if (o === null || code === null) return null
  const type = asText(o.device_type, 30) ?? ''
  // Entries of the aircraft come through its gateway and name a type, not a serial number.
  const ofAircraft = type.startsWith('0-')
  const externalId = ofAircraft ? (children[0] ?? sn) : sn
  const args = asObject(o.args) ?? {}
  const part = `${asCode(args.component_index, 10) ?? ''}.${asCode(args.sensor_index, 10) ?? ''}`
  const level = looseNumber(o.level)
  const textKey = `${ofAircraft ? 'fpv' : 'dock'}_tip_${code}${ofAircraft && o.in_the_sky === 1 ? '_in_the_sky' : ''}`
  return { key: `${externalId}|${type}|${code}|${part}`, externalId, code, part, level, text: `${HMS_LEVELS[level]?.word ?? `level ${asCode(o.level, 10) ?? 'unknown'}`}: ${textKey}` }
}

const keyOf = ({ externalId, code, part, sinceMs }: ActiveHms, end: 'began' | 'ended'): string => `dji:${externalId}:hms:${code}:${part}@${sinceMs}:${end}`

/**
 * HMS: each message is the whole set of what is wrong. New in it = raised, no longer in it = cleared, still in it = no news. What a device had before this
 * session is not known here, so its first set is handed on whole. The aircraft's part of the list is its own set, known as such once the topology named it.
 */
export function readHms(session: DjiSession, sn: string, { data, timeMs }: Envelope): Report[] {
  const event = (active: ActiveHms, began: boolean, severity: EventReport['severity'], text: string | null): EventReport => ({
    type: 'event', externalId: active.externalId, timeMs, eventType: EVENT_TYPE, severity, active: began, code: active.code, text,
    lat: NaN, lon: NaN, dedupeKey: keyOf(active, began ? 'began' : 'ended'),
  })
  const now = new Map<string, Entry>()
  for (const item of asArray(data.list).slice(0, MAX_ACTIVE)) {
    const entry = entryOf(item, sn, session.children)
    if (entry !== null) now.set(entry.key, entry)
  }
  const reports: Report[] = []
  const fresh = new Map<string, EventReport[]>()
  for (const id of [sn, ...session.children]) if (!session.stated.has(id)) fresh.set(id, [])
  for (const [key, active] of session.hms) if (!now.has(key)) reports.push(event(active, false, 'info', null))
  const next: DjiSession['hms'] = new Map()
  for (const [key, { externalId, code, part, level, text }] of now) {
    const known = session.hms.get(key)
    const active = known ?? { externalId, code, part, sinceMs: timeMs }
    next.set(key, active)
    const began = event(active, true, HMS_LEVELS[level]?.severity ?? 'warning', text)
    const whole = fresh.get(externalId)
    if (whole) whole.push(began)
    else if (!known) reports.push(began)
  }
  for (const [externalId, episodes] of fresh) {
    reports.push({ type: 'standing', externalId, timeMs, eventTypes: [EVENT_TYPE], episodes })
    session.stated.add(externalId)
  }
  session.hms = next
  return reports
}
