import type { Alarm } from '@watchfloor/shared'
import { alarmCalls } from '../link/nouns/alarms.js'
import { liveList } from './live-list.js'

/** Alarms that are not closed. */
export const alarms = liveList<Alarm>(
  (alarm) => alarm.state !== 'closed',
  (cursor, signal) => alarmCalls.list({ open: true, limit: 500, cursor }, signal),
)

const told = new Set<(alarm: Alarm) => void>()
/** Calls back for each alarm that the hub announces as of something new. */
export function onAnnounced(listener: (alarm: Alarm) => void): () => void {
  told.add(listener)
  return () => told.delete(listener)
}

/** Alarms from the socket. */
export function takeAlarms(upsert: readonly Alarm[], announced: readonly string[]): void {
  alarms.upsert(upsert)
  for (const alarm of upsert) if (announced.includes(alarm.id)) told.forEach((listener) => listener(alarm))
}
