import { EVENT_SEVERITIES } from '@watchfloor/shared'
import type { AnyAdapter } from '../decode/adapter.js'
import { parseJson } from '../decode/payload.js'
import type { Report } from '../decode/report.js'
import { filtersOverlap, isTopicFilter, isTopicLevel } from '../decode/topic.js'
import { isPlace } from '../geo/place.js'
import { hexOfBytes } from './vector.js'
import type { Outcome, Vector } from './vector.js'

/** What every adapter must keep to, whatever it is fed; each function answers with what is wrong, nothing when all is well. */

const LAST_MS = Date.UTC(2100, 0, 1)
const nanOr = (v: number, ok: boolean): boolean => Number.isNaN(v) || ok
const inRange = (v: number, min: number, max: number): boolean => nanOr(v, v >= min && v <= max)
const scalars = (state: object): boolean =>
  Object.values(state).every((v) => v === null || typeof v === 'boolean' || (typeof v === 'string' && v.length <= 200) || (typeof v === 'number' && Number.isFinite(v)))

/** What is insane about a report: ranges, years, half-known places, names. */
export function insane(report: Report): string[] {
  const bad: string[] = []
  const must = (ok: boolean, what: string): void => { if (!ok) bad.push(`${report.type}: ${what}`) }
  must(typeof report.externalId === 'string' && report.externalId.length > 0 && report.externalId.length <= 120, 'external id')
  if ('timeMs' in report) must(report.timeMs >= 0 && report.timeMs < LAST_MS, `time ${report.timeMs}`)
  if ('lat' in report) must((Number.isNaN(report.lat) && Number.isNaN(report.lon)) || isPlace(report.lat, report.lon), `place ${report.lat}/${report.lon}`)
  switch (report.type) {
    case 'fix':
      must(!report.valid || !Number.isNaN(report.lat), 'a valid fix has a place')
      must(inRange(report.speedMps, 0, 500), `speed ${report.speedMps}`)
      for (const deg of [report.courseDeg, report.headingDeg]) must(nanOr(deg, deg >= 0 && deg < 360), `angle ${deg}`)
      must(inRange(report.altitudeM, -1000, 50_000), `altitude ${report.altitudeM}`)
      must(inRange(report.verticalSpeedMps, -200, 200), `vertical speed ${report.verticalSpeedMps}`)
      must(inRange(report.accuracyM, 0, 100_000), `accuracy ${report.accuracyM}`)
      must(nanOr(report.satellites, Number.isInteger(report.satellites) && report.satellites >= 0 && report.satellites <= 255), `satellites ${report.satellites}`)
      must(inRange(report.batteryPct, 0, 100), `battery ${report.batteryPct}`)
      must(report.state === null || scalars(report.state), 'state of scalars')
      break
    case 'status':
      must(scalars(report.state), 'state of scalars')
      break
    case 'event':
      must(/^[a-z0-9_]+(\.[A-Za-z0-9_]+)*$/.test(report.eventType), `event type ${report.eventType}`)
      must(EVENT_SEVERITIES.includes(report.severity), 'severity')
      must(report.detection == null || report.detection.confidence === null || (report.detection.confidence >= 0 && report.detection.confidence <= 1), 'confidence')
      must(report.dedupeKey.length > 0 && report.dedupeKey.length <= 300, 'dedupe key')
      break
    case 'standing':
      for (const episode of report.episodes) {
        bad.push(...insane(episode))
        must(episode.active === true && episode.externalId === report.externalId && report.eventTypes.includes(episode.eventType), `an episode that is not of the set: ${episode.eventType}`)
      }
      break
    case 'topology':
      must(report.children.every((child) => child.externalId.length > 0), 'children have ids')
      break
    case 'answer':
      must(report.correlation.length > 0, 'correlation')
      break
    case 'sign_in':
      must(scalars(report.about), 'about of scalars')
  }
  return bad
}

/** What is wrong with an outcome beside its reports' sense: reply topics, reasons. */
export function misshapen(outcome: Outcome): string[] {
  const bad = outcome.reports.flatMap(insane)
  for (const { topic, payload } of outcome.replies) {
    if (topic !== null && !topic.split('/').every(isTopicLevel)) bad.push(`reply topic ${topic}`)
    if (!(payload instanceof Uint8Array)) bad.push('reply without bytes')
  }
  for (const { reason } of outcome.dropped) if (!/^[a-z][a-z0-9_]{1,39}$/.test(reason)) bad.push(`reason ${reason}`)
  return bad
}

/** Where a value differs from what is expected of it: only named fields count, null also means NaN and missing, numbers agree to 1e-6 of their size. */
export function differences(expected: unknown, actual: unknown, path = ''): string[] {
  const here = path || 'value'
  if (expected === null) return actual === null || actual === undefined || Number.isNaN(actual) ? [] : [`${here} is ${JSON.stringify(actual)}, not empty`]
  if (typeof expected === 'number' && typeof actual === 'number') {
    return Math.abs(expected - actual) <= 1e-6 * Math.max(1e-3, Math.abs(expected)) ? [] : [`${here} is ${actual}, not ${expected}`]
  }
  if (typeof expected !== 'object') return expected === actual ? [] : [`${here} is ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`]
  if (typeof actual !== 'object' || actual === null) return [`${here} is ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`]
  if (Array.isArray(expected) && (!Array.isArray(actual) || actual.length !== expected.length)) {
    return [`${here} has ${Array.isArray(actual) ? actual.length : 'no'} items, not ${expected.length}: ${JSON.stringify(actual)}`]
  }
  return Object.entries(expected).flatMap(([key, value]) => differences(value, (actual as Record<string, unknown>)[key], `${path}/${key}`))
}

/** Where an outcome differs from its vector. */
export function mismatches({ expect }: Vector, outcome: Outcome): string[] {
  const replies = outcome.replies.map((reply) => ({ topic: reply.topic, hex: hexOfBytes(reply.payload), json: parseJson(reply.payload) }))
  return [
    ...(expect.reports ? differences(expect.reports, outcome.reports, 'reports') : []),
    ...(expect.replies ? differences(expect.replies, replies, 'replies') : []),
    ...differences(expect.dropped ?? [], outcome.dropped.map((d) => d.reason), 'dropped'),
  ]
}

/** The payload cut short at each byte, and with single bits turned: each of a binary one, one in each byte of a text, whose parser refuses nearly all of them. */
export function* damaged(payload: Uint8Array, binary: boolean): Generator<Uint8Array> {
  for (let n = 0; n < payload.length; n++) yield payload.slice(0, n)
  for (let i = 0; i < payload.length; i++) {
    for (let bit = binary ? 0 : i % 8; bit < 8; bit += binary ? 1 : 8) {
      const copy = payload.slice()
      copy[i]! ^= 1 << bit
      yield copy
    }
  }
}

const HOSTILE: readonly unknown[] = [null, true, '', 'constructor', '__proto__', 'x'.repeat(5000), '32767', -1, 0, 32767, 1e308, [], {}, [[]], [null], { toString: 1 }]
/** The JSON value with each of its parts, at any depth, replaced by values of another type, size or meaning. */
export function* bent(value: unknown): Generator<unknown> {
  yield* HOSTILE
  if (typeof value !== 'object' || value === null) return
  for (const [key, part] of Object.entries(value)) {
    for (const other of bent(part)) yield Array.isArray(value) ? value.map((v, i) => (String(i) === key ? other : v)) : { ...value, [key]: other }
  }
}

/** Topic filters that are malformed, begin with a wildcard, or could both read one message though of two adapters. */
export function topicConflicts(adapters: readonly AnyAdapter[]): string[] {
  const all = adapters.flatMap((adapter) => (adapter.topics ?? []).map((filter) => ({ protocol: adapter.protocol, filter })))
  const bad = all.filter(({ filter }) => !isTopicFilter(filter) || /^[+#]/.test(filter)).map(({ protocol, filter }) => `${protocol} filter ${filter}`)
  all.forEach((a, i) => all.slice(i + 1).forEach((b) => {
    if (filtersOverlap(a.filter, b.filter)) bad.push(`${a.protocol} ${a.filter} overlaps ${b.protocol} ${b.filter}`)
  }))
  return bad
}
