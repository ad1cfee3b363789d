import type { JsonObject } from '../payload.js'
import type { DjiCloud } from './cloud.js'

// Maps, not records, wherever the keys come from outside: `constructor` and `__proto__` are keys like any other there.

/** What is remembered per serial number between messages. All of it may be lost: a restart costs at most a repeated event. */
export interface DjiSession {
  /** What the installation has set up for docks; not learnt, given at the opening. */
  readonly cloud: DjiCloud | null
  /** What kind of OSD this one sends, once a telling key was seen: parts of a dock's OSD do not tell by themselves. */
  speaks: 'aircraft' | 'dock' | 'remote' | null
  /** Everything the OSD said so far, part laid over part. */
  osd: JsonObject
  /** Last place, for the course over ground that DJI does not send. */
  place: { lat: number; lon: number; timeMs: number } | null
  /** Gateway: serial numbers behind it by the last topology. */
  children: string[]
  /** Gateway: HMS entries that are active, by identity. */
  hms: Map<string, ActiveHms>
  /** Gateway: whose HMS set the host was told whole in this session. */
  stated: Set<string>
  /** Gateway: tids of events already answered, oldest first. */
  answered: string[]
  /** Gateway: last known state of each business flow under way (flight task, upload, firmware), oldest first. */
  flows: Map<string, Flow>
}
/** An HMS entry since it was raised. */
export interface ActiveHms { externalId: string; code: string; part: string; sinceMs: number }
/** Where a business flow stands. */
export interface Flow { status: string; percent: number; ended: boolean }

/** A session of a serial number not heard before. */
export const newDjiSession = (cloud: DjiCloud | null = null): DjiSession => ({ cloud, speaks: null, osd: {}, place: null, children: [], hms: new Map(), stated: new Set(), answered: [], flows: new Map() })

/** Adds to a map that holds at most `max` entries; the oldest goes first. */
export function remember<T>(map: Map<string, T>, key: string, value: T, max: number): void {
  map.delete(key)
  map.set(key, value)
  if (map.size > max) map.delete(map.keys().next().value!)
}
