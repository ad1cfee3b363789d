import type { EventSeverity } from '@watchfloor/shared'
import type { EventReport, Report } from '../report.js'

/** Alarm words: the whole set once in a session, then edges: one event when a bit goes up, one when it goes down, none while it stays. */

/** One bit of an alarm word. */
export interface AlarmBit {
  bit: number
  /** Name after `jt808.` in the event's type. */
  name: string
  severity: EventSeverity
  /**
   * The terminal keeps the bit up until the platform acknowledges it (0x8001 with result 4, or 0x8203); the others follow the condition itself.
   * Its going down says that the acknowledgement arrived, not that the matter is over.
   */
  latched: boolean
}

const bit = (n: number, name: string, severity: EventSeverity, latched = false): AlarmBit => ({ bit: n, name, severity, latched })

/** The alarm DWORD of 0x0200 (JT/T 808-2019 table 25; 15–17 are new in 2019, 31 is of 2013). */
export const ALARM_BITS: readonly AlarmBit[] = [
  bit(0, 'sos', 'critical', true), bit(1, 'overspeed', 'warning'), bit(2, 'fatigue', 'warning'), bit(3, 'danger', 'warning', true),
  bit(4, 'gnss_fault', 'notice'), bit(5, 'antenna_cut', 'warning'), bit(6, 'antenna_short', 'notice'), bit(7, 'power_low', 'notice'),
  bit(8, 'power_lost', 'warning'), bit(9, 'display_fault', 'info'), bit(10, 'speech_fault', 'info'), bit(11, 'camera_fault', 'notice'),
  bit(12, 'ic_card_fault', 'info'), bit(13, 'overspeed_near', 'notice'), bit(14, 'fatigue_near', 'notice'), bit(15, 'violation', 'warning'),
  bit(16, 'tyre_pressure', 'notice'), bit(17, 'right_blind_spot', 'warning'), bit(18, 'day_driving_limit', 'warning'), bit(19, 'parking_overtime', 'notice'),
  bit(20, 'area', 'warning', true), bit(21, 'route', 'warning', true), bit(22, 'segment_time', 'notice', true), bit(23, 'off_route', 'warning'),
  bit(24, 'vss_fault', 'notice'), bit(25, 'fuel', 'notice'), bit(26, 'stolen', 'critical'), bit(27, 'illegal_ignition', 'warning', true),
  bit(28, 'illegal_move', 'warning', true), bit(29, 'collision', 'critical'), bit(30, 'rollover', 'critical'), bit(31, 'illegal_door', 'warning', true),
]

/** The video alarm DWORD of item 0x14 (JT/T 1078-2016 table 14). */
export const VIDEO_ALARM_BITS: readonly AlarmBit[] = [
  bit(0, 'video_lost', 'warning'), bit(1, 'video_covered', 'warning'), bit(2, 'storage_fault', 'notice'), bit(3, 'video_fault', 'notice'),
  bit(4, 'overcrowded', 'warning'), bit(5, 'abnormal_driving', 'warning'), bit(6, 'recording_full', 'notice'),
]

/** Bits that wait for the platform's acknowledgement. */
export const LATCHED_MASK = ALARM_BITS.reduce((mask, { bit: n, latched }) => (latched ? mask | (1 << n) : mask), 0) >>> 0

/** The last word seen and when each of its raised bits went up (ms): the memory of one alarm word in one session. */
export interface AlarmTrack {
  readonly word: number
  readonly since: Readonly<Record<number, number>>
  /** The host was told the whole set: from then on edges are enough. */
  readonly stated: boolean
}
/** Nothing raised, and the host knows. */
export const NO_ALARMS: AlarmTrack = { word: 0, since: {}, stated: true }
/** A connection on which no word was seen: a bit that is down may have been up when the one before it broke. */
export const UNSTATED: AlarmTrack = { ...NO_ALARMS, stated: false }

/** Where an edge happened. */
export interface AlarmMoment { externalId: string; timeMs: number; lat: number; lon: number }

const eventOf = ({ bit: n, name, severity }: AlarmBit, active: boolean, raisedMs: number, at: AlarmMoment): EventReport => ({
  type: 'event', externalId: at.externalId, timeMs: at.timeMs, eventType: `jt808.${name}`, severity, active, code: String(n), text: null,
  lat: at.lat, lon: at.lon, dedupeKey: `jt808:${at.externalId}:${name}:${raisedMs}:${active ? 'began' : 'ended'}`,
})

/**
 * The events between the last word and this one, pushed to `out`, and the new memory. Both events of an episode share a key stem that begins with
 * the time it was raised, so that a re-sent message changes nothing.
 */
export function alarmEdges(track: AlarmTrack, word: number, bits: readonly AlarmBit[], at: AlarmMoment, out: EventReport[]): AlarmTrack {
  if (word === track.word) return track
  const changed = (word ^ track.word) >>> 0
  const since: Record<number, number> = { ...track.since }
  for (const alarm of bits) {
    const n = alarm.bit
    if ((changed & (1 << n)) === 0) continue
    const active = (word & (1 << n)) !== 0
    const raisedMs = active ? at.timeMs : since[n] ?? at.timeMs
    if (active) since[n] = raisedMs
    else delete since[n]
    out.push(eventOf(alarm, active, raisedMs, at))
  }
  return { ...track, word, since }
}

/** A location older than this when it comes was queued by the terminal: newer things may be known of it than it says. */
const PRESENT_MS = 5 * 60_000

/**
 * What a present location's alarm word leads to, pushed to `out`: edges where this session has told the whole set, else the whole set. That is told
 * until a location comes that is not an old one from a queue, for only a present one ends everything that was begun before.
 */
export function readAlarmWord(track: AlarmTrack, word: number, bits: readonly AlarmBit[], at: AlarmMoment, nowMs: number, out: Report[]): AlarmTrack {
  const edges: EventReport[] = []
  const next = alarmEdges(track, word, bits, at, edges)
  if (track.stated) {
    for (const edge of edges) out.push(edge)
    return next
  }
  const episodes = bits.flatMap((alarm) => ((word & (1 << alarm.bit)) === 0 ? [] : [eventOf(alarm, true, next.since[alarm.bit] ?? at.timeMs, at)]))
  out.push({ type: 'standing', externalId: at.externalId, timeMs: at.timeMs, eventTypes: bits.map(({ name }) => `jt808.${name}`), episodes })
  return { ...next, stated: nowMs - at.timeMs < PRESENT_MS }
}
