import type { StandingReport } from '@watchfloor/domain'
import { newEvent } from '../storage/new-event.js'
import type { NewEvent } from '../storage/new-event.js'
import { noteEpisode } from './alarms.js'
import type { Alarms, StandingAlarms } from './alarms.js'
import type { Unit } from './unit.js'

/** A set said in full, and its place among the events of its batch: it comes before the event of that index. */
export interface Statement { unit: Unit; report: StandingReport; receivedMs: number; before: number }

/**
 * The events of a batch with its statements turned into what they mean: an end for what is over, a beginning for what was not known, nothing for what
 * goes on. It is called when all batches before are applied, so that `alarms` lacks nothing but the events given here.
 */
export function settleStatements(events: readonly NewEvent[], statements: readonly Statement[], alarms: Alarms): NewEvent[] {
  // What will be known of the units concerned, event by event.
  const known = new Map<Unit, StandingAlarms>(statements.map(({ unit }) => [unit, alarms.of(unit)]))
  const settled: NewEvent[] = []
  const take = (event: NewEvent): void => {
    settled.push(event)
    const standing = known.get(event.unit)
    if (standing) noteEpisode(standing, { ...event.event, timeMs: event.timeMs })
  }
  let next = 0
  for (let i = 0; i <= events.length; i++) {
    for (; statements[next]?.before === i; next++) for (const event of changes(statements[next]!, known.get(statements[next]!.unit)!)) take(event)
    if (i < events.length) take(events[i]!)
  }
  return settled
}

function changes({ unit, report, receivedMs }: Statement, standing: StandingAlarms): NewEvent[] {
  const lasting = new Set(report.episodes.map(({ eventType, code }) => `${eventType}\0${code ?? ''}`))
  const family = new Set(report.eventTypes)
  const events: NewEvent[] = []
  for (const [key, { type, code, active, timeMs }] of standing) {
    // What began after the statement was made is not spoken of in it.
    if (!active || !family.has(type) || lasting.has(key) || timeMs > report.timeMs) continue
    events.push(newEvent(unit, {
      type: 'event', externalId: report.externalId, timeMs: report.timeMs, eventType: type, severity: 'info', active: false, code, text: null, lat: NaN, lon: NaN,
      dedupeKey: `${type}:${code ?? ''}@${timeMs}:over`,
    }, receivedMs))
  }
  for (const episode of report.episodes) {
    if (standing.get(`${episode.eventType}\0${episode.code ?? ''}`)?.active !== true) events.push(newEvent(unit, episode, receivedMs))
  }
  return events
}
