import type { EventSeverity } from '@watchfloor/shared'
import { isPlace } from '../../geo/place.js'
import type { EventReport } from '../report.js'
import type { Located } from './location.js'
import { STATUS_SOUTH, STATUS_WEST } from './status-bits.js'
import { readSuBiao } from './su-biao.js'
import type { SuBiaoAlarm } from './su-biao.js'

const FAMILIES: Readonly<Record<number, string>> = { 0x64: 'adas', 0x65: 'dsm', 0x66: 'tyre', 0x67: 'blind_spot', 0x70: 'driving' }
const TYPES: Readonly<Record<number, Readonly<Record<number, string>>>> = {
  0x64: { 1: 'forward_collision', 2: 'lane_departure', 3: 'too_close', 4: 'pedestrian', 5: 'frequent_lane_change', 6: 'sign_over_limit', 7: 'obstacle', 0x10: 'sign', 0x11: 'snapshot' },
  0x65: { 1: 'fatigue', 2: 'phone', 3: 'smoking', 4: 'distracted', 5: 'driver_abnormal', 0x10: 'snapshot', 0x11: 'driver_change' },
  0x67: { 1: 'behind', 2: 'left_behind', 3: 'right_behind' },
  0x70: { 1: 'hard_acceleration', 2: 'hard_braking', 3: 'sharp_turn', 4: 'idling', 5: 'stall', 6: 'coasting', 7: 'over_revving' },
}
/** From this type on it is an event by the standard's own words, not an alarm. */
const FIRST_EVENT_TYPE = 0x10

/** Began-and-not-ended alarms of a session: key → time it began. */
export type OpenAlarms = Readonly<Record<string, number>>
/** A terminal that never ends its alarms may not grow the session: the oldest is forgotten. */
const MAX_OPEN = 64

/** Dotted event name, `jt808.adas.forward_collision`; unknown types keep their number. */
export function suBiaoName({ item, type }: SuBiaoAlarm): string {
  const family = `jt808.${FAMILIES[item] ?? 'safety'}`
  return Number.isNaN(type) ? family : `${family}.${TYPES[item]?.[type] ?? `type_${type}`}`
}

function severityOf({ item, type, level }: SuBiaoAlarm): EventSeverity {
  if ((item === 0x64 || item === 0x65) && type >= FIRST_EVENT_TYPE) return 'info'
  if (level === 2 || item === 0x67) return 'warning'
  return 'notice'
}

/** What the alarm said beside its name, short: `level=2 frontSpeedKmh=50`. */
function textOf(alarm: SuBiaoAlarm): string {
  const { level, frontSpeedKmh, frontGapTenths, deviation, fatigue, speedKmh, thresholds, tyres, label } = alarm
  const named = { level, frontSpeedKmh, frontGapS: frontGapTenths / 10, deviation, fatigue, speedKmh, attachments: label?.attachments ?? NaN }
  let out = ''
  for (const [key, value] of Object.entries(named)) if (!Number.isNaN(value)) out += `${out === '' ? '' : ' '}${key}=${value}`
  if (thresholds !== null) out += ` thresholds=${thresholds.join('/')}`
  for (const { wheel, kinds, pressureKpa, celsius } of tyres.slice(0, 4)) out += ` wheel${wheel}=${pressureKpa}kPa,${celsius}C,0x${kinds.toString(16)}`
  return out
}

/**
 * The Su-Biao alarms of a location as events pushed to `out`. An alarm that lasts says so twice (flag 1, then 2) with the same id but another time, so the
 * session remembers when each began; ids restart when the terminal does, hence the time in the key.
 */
export function suBiaoEvents(located: Located, bytes: Uint8Array, utcOffsetMin: number, open: OpenAlarms, out: EventReport[]): OpenAlarms {
  const found = located.items.suBiao
  if (found === null) return open
  let next = open
  for (let i = 0; i + 2 < found.length; i += 3) {
    const alarm = readSuBiao(found[i]!, bytes, found[i + 1]!, found[i + 2]!, utcOffsetMin)
    if (alarm === null) continue
    const eventType = suBiaoName(alarm)
    const timeMs = Number.isNaN(alarm.timeMs) ? located.fix.timeMs : alarm.timeMs
    const id = `${eventType}:${alarm.alarmId}`
    const began = alarm.flag === 2 ? next[id] ?? timeMs : timeMs
    if (alarm.flag === 1) next = remember(next, id, timeMs)
    else if (alarm.flag === 2 && id in next) next = forget(next, id)
    const { externalId } = located.fix
    const active = alarm.flag === 1 ? true : alarm.flag === 2 ? false : null
    const place = placeOf(alarm, located)
    out.push({
      type: 'event', externalId, timeMs, eventType, severity: severityOf(alarm), active, code: codeOf(alarm), text: textOf(alarm), ...place,
      dedupeKey: `jt808:${externalId}:${id}:${began}${active === null ? '' : active ? ':began' : ':ended'}`,
    })
  }
  return next
}

const codeOf = ({ item, type }: SuBiaoAlarm): string => `0x${item.toString(16)}${Number.isNaN(type) ? '' : `:${type}`}`

/** The alarm's own place where it is one, in the half-globe of the location around it; else that location's; none where coordinates are withheld. */
function placeOf(alarm: SuBiaoAlarm, { raw, fix }: Located): { lat: number; lon: number } {
  if (Number.isNaN(fix.lat)) return { lat: NaN, lon: NaN }
  const lat = ((raw.status & STATUS_SOUTH) === 0 ? 1 : -1) * (alarm.lat / 1e6)
  const lon = ((raw.status & STATUS_WEST) === 0 ? 1 : -1) * (alarm.lon / 1e6)
  return isPlace(lat, lon) ? { lat, lon } : { lat: fix.lat, lon: fix.lon }
}

function remember(open: OpenAlarms, id: string, timeMs: number): OpenAlarms {
  const entries = Object.entries(open).filter(([key]) => key !== id).slice(-(MAX_OPEN - 1))
  return Object.fromEntries([...entries, [id, timeMs]])
}
const forget = (open: OpenAlarms, id: string): OpenAlarms => Object.fromEntries(Object.entries(open).filter(([key]) => key !== id))
