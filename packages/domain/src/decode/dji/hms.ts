import { asArray, asCode, asObject, asText, looseNumber } from '../payload.js'
import type { EventReport, Report } from '../report.js'
import type { Envelope } from './envelope.js'
import { HMS_LEVELS } from './names.js'
import type { ActiveHms, DjiSession } from './session.js'

const MAX_ACTIVE = 100

interface Entry { key: string; externalId: string; code: string; level: number; text: string }

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
  return { key: `${type}|${code}|${part}`, externalId, code, level, text: `${HMS_LEVELS[level]?.word ?? `level ${asCode(o.level, 10) ?? 'unknown'}`}: ${textKey}` }
}

const keyOf = ({ externalId, code, sinceMs }: ActiveHms, key: string, end: 'began' | 'ended'): string => `dji:${externalId}:hms:${code}:${key.split('|')[2]}@${sinceMs}:${end}`

/** HMS: each message is the whole set of what is wrong. New in it = raised, no longer in it = cleared, still in it = no news. */
export function readHms(session: DjiSession, sn: string, { data, timeMs }: Envelope): Report[] {
  const event = (active: ActiveHms, key: string, began: boolean, severity: EventReport['severity'], text: string | null): EventReport => ({
    type: 'event', externalId: active.externalId, timeMs, eventType: 'dji.hms', severity, active: began, code: active.code, text,
    lat: NaN, lon: NaN, dedupeKey: keyOf(active, key, began ? 'began' : 'ended'),
  })
  const now = new Map<string, Entry>()
  for (const item of asArray(data.list).slice(0, MAX_ACTIVE)) {
    const entry = entryOf(item, sn, session.children)
    if (entry !== null) now.set(entry.key, entry)
  }
  const reports: Report[] = []
  const next: DjiSession['hms'] = new Map()
  for (const [key, active] of session.hms) {
    if (now.has(key)) next.set(key, active)
    else reports.push(event(active, key, false, 'info', null))
  }
  for (const [key, { externalId, code, level, text }] of now) {
    if (next.has(key)) continue
    const active = { externalId, code, sinceMs: timeMs }
    next.set(key, active)
    reports.push(event(active, key, true, HMS_LEVELS[level]?.severity ?? 'warning', text))
  }
  session.hms = next
  return reports
}
