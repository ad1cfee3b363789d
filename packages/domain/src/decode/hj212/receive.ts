import type { DeviceState } from '@watchfloor/shared'
import { FACTORS, figureOf, readFields } from './factors.js'
import { segmentOf } from './framing.js'
import { acknowledge } from './session.js'
import type { Turn } from './session.js'
import { momentOf, readSegment } from './segment.js'
import type { Segment } from './segment.js'

/** Frames kept while the host looks the station up, messages that may be in pieces at a time, and how long a piece waits for the others. */
export const MAX_WAITING = 16
const MAX_ASSEMBLIES = 8
const PARTS_TIMEOUT_MS = 120_000
/** Refusals on one connection after which it is closed. */
export const MAX_REFUSALS = 20

/** What a data command's averages are called. */
const AVERAGE_OF = new Map([['2051', 'Minute'], ['2061', 'Hour'], ['2031', 'Day']])
/** A station's answers to commands, and its notices of itself: well-formed and of no use to us. */
const isSilent = (cn: string): boolean => /^(90\d\d|3\d\d\d)$/.test(cn)

/** One frame through the gates: whole, of this station, let in. */
export function receive(turn: Turn, frame: Uint8Array): void {
  const bytes = segmentOf(frame)
  const segment = typeof bytes === 'string' ? bytes : readSegment(bytes)
  // Without a check that fits nothing of it can be trusted: no answer, the station sends it again.
  if (typeof segment === 'string') {
    turn.dropped.push({ reason: segment })
    return
  }
  const { session } = turn
  if (session.mn !== '' && segment.mn !== session.mn && session.stage !== 'new') {
    turn.dropped.push({ reason: 'other_station' })
    return
  }
  if (session.stage === 'signed_in') return take(turn, segment)
  if (session.waiting.length >= MAX_WAITING) turn.dropped.push({ reason: 'waiting_full' })
  else session.waiting = [...session.waiting, segment]
  if (session.stage === 'asked') return
  session.stage = 'asked'
  session.askedMs = turn.nowMs
  session.mn = segment.mn
  turn.reports.push({ type: 'sign_in', externalId: segment.mn, secret: segment.pw, about: { system: segment.st, command: segment.cn } })
}

/** A message of a station that is let in. */
export function take(turn: Turn, segment: Segment): void {
  const isData = segment.cn === '2011' || AVERAGE_OF.has(segment.cn)
  if (!isData) {
    if (!isSilent(segment.cn)) turn.dropped.push({ reason: 'unknown_command' })
    else acknowledge(turn, segment)
    return
  }
  const fields = segment.total > 0 ? withParts(turn, segment) : segment.fields
  if (fields !== null) tell(turn, segment, fields)
  acknowledge(turn, segment)
}

/** The fields of all packets of a message once the last has come; null before. Packets come in any order. */
function withParts({ session, nowMs, dropped }: Turn, segment: Segment): string | null {
  const key = `${segment.cn}:${segment.qn}`
  const known = session.assemblies.find((assembly) => assembly.key === key && assembly.total === segment.total)
  const parts = new Map(known?.parts ?? [])
  parts.set(segment.index, segment.fields)
  const others = session.assemblies.filter((assembly) => assembly !== known)
  if (parts.size === segment.total) {
    session.assemblies = others
    return [...parts].sort(([a], [b]) => a - b).map(([, text]) => text).join(';')
  }
  if (others.length >= MAX_ASSEMBLIES) dropped.push({ reason: 'parts_too_many' })
  session.assemblies = [...others.slice(1 - MAX_ASSEMBLIES), { key, sinceMs: known?.sinceMs ?? nowMs, total: segment.total, parts }]
  return null
}

/** On a tick: what has waited too long for its other packets is given up. */
export function expireParts(turn: Turn): void {
  const { session } = turn
  const kept = session.assemblies.filter(({ sinceMs }) => turn.nowMs - sinceMs < PARTS_TIMEOUT_MS)
  for (let i = kept.length; i < session.assemblies.length; i++) turn.dropped.push({ reason: 'parts_timeout' })
  session.assemblies = kept
}

/**
 * Figures become state. A figure that the station itself marks as none is null there, with its flag in `faults`: broken must not look like clean air. Averages have
 * keys of their own; minutes stand in for the present figure only where the station tells no real-time data.
 */
function tell(turn: Turn, segment: Segment, fields: string): void {
  const { session } = turn
  const { single, readings } = readFields(fields)
  const timeMs = [momentOf(single.get('datatime'), session.utcOffsetMin), momentOf(segment.qn, session.utcOffsetMin)].find((ms) => !Number.isNaN(ms))
  if (timeMs === undefined) {
    turn.dropped.push({ reason: 'bad_time' })
    return
  }
  const average = AVERAGE_OF.get(segment.cn)
  const state: DeviceState = {}
  const faults: string[] = []
  for (const reading of readings) {
    const factor = session.factors.get(reading.code) ?? FACTORS.get(reading.code)
    if (factor === undefined) continue
    const value = figureOf(reading, average === undefined ? 'rtd' : 'avg', factor)
    if (value === undefined) continue
    if (value === null) faults.push(`${reading.code}:${reading.flag || '?'}`)
    if (average === undefined || (average === 'Minute' && !session.tellsRealTime)) state[factor.key] = value
    if (average !== undefined) state[`${factor.key}${average}Avg`] = value
  }
  if (Object.keys(state).length === 0) {
    turn.dropped.push({ reason: 'no_known_factor' })
    return
  }
  if (average === undefined) session.tellsRealTime = true
  if (average === undefined || average === 'Minute') state['faults'] = faults.length > 0 ? faults.join(' ').slice(0, 200) : null
  turn.reports.push({ type: 'status', externalId: segment.mn, timeMs, state, online: null })
}
