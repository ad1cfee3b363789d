import { isOpen } from '@watchfloor/shared'
import type { Alarm, Effect, Incident, IncidentSource, TimelineLine } from '@watchfloor/shared'
import { nearDistanceM } from '../geo/distance.js'
import { isoOf } from './case-file.js'
import type { ActFacts, Actor, CaseFile, Change } from './case-file.js'
import { DUPLICATE_LIMITS } from './duplicates.js'
import { earlier } from './merge.js'
import { refOf } from './act.js'

/** Two detectors give a place of the same thing within this distance of each other; further apart a person compares the pictures (`duplicatesOf`). */
const SAME_THING_M = DUPLICATE_LIMITS.radiusM / 2
/** A detector that flickers over an open incident is told of in its story once in this time. */
const TOLD_AGAIN_MS = 3_600_000

/**
 * The open incident that an alarm is one more sighting of, or null. `own` = those that alarms of this source and kind led to: it looks at the same place, so what is open
 * is what it sees again. `others` = those of other sources with the same kind: only where recognition saw it, near and lately, for two trucks side by side are two matters.
 */
export function furtherSightingOf<I extends Pick<Incident, 'state' | 'category' | 'lat' | 'lon' | 'createdAt'>>(alarm: Alarm, own: readonly I[], others: readonly I[], nowMs: number): I | null {
  const fits = ({ state, category }: I): boolean => isOpen(state) && category === alarm.category
  const again = own.filter(fits).sort((a, b) => b.createdAt.localeCompare(a.createdAt))[0]
  if (again !== undefined) return again
  const { kind, lat, lon } = alarm
  if (!kind.startsWith('ai_') || lat === null || lon === null) return null
  const apart = (incident: I): number => nearDistanceM(lat, lon, incident.lat, incident.lon)
  return others.filter((incident) => fits(incident) && nowMs - Date.parse(incident.createdAt) <= DUPLICATE_LIMITS.withinMs && apart(incident) <= SAME_THING_M).sort((a, b) => apart(a) - apart(b))[0] ?? null
}

/** What one more sighting changes: a line in the story, its own picture, and the first finder where this one saw it before. Null = the same source told of it just now, nothing is written. */
export function sighted(file: CaseFile, timeline: readonly TimelineLine[], alarm: Alarm, source: IncidentSource, actor: Actor, { nowMs, newId }: Pick<ActFacts, 'nowMs' | 'newId'>): Change | null {
  const last = timeline.filter(({ action, about }) => action === 'sighting' && about['source'] === alarm.sourceId && about['kind'] === alarm.kind).at(-1)
  if (last !== undefined && nowMs - Date.parse(last.recordedAt) < TOLD_AGAIN_MS) return null
  const at = isoOf(nowMs)
  const { incident: before } = file
  const firstSighting = earlier(before.firstSighting, { source, by: alarm.sourceId, at: alarm.firstAt, incidentId: before.id })
  const incident: Incident = { ...before, version: before.version + 1, updatedAt: at, firstSighting }
  const line: TimelineLine = {
    id: newId(), incidentId: incident.id, version: incident.version, action: 'sighting', from: incident.state, to: incident.state, actor: refOf(actor), recordedAt: at, occurredAt: null,
    reason: null, note: null, evidence: [], about: { alarm: alarm.id, source: alarm.sourceId, kind: alarm.kind }, undoUntil: null,
  }
  const picture: Effect = { id: newId(), incidentId: incident.id, version: incident.version, type: 'take_picture', to: { type: 'hub' }, action: 'sighting', about: { alarm: alarm.id }, notBefore: at }
  return { ok: true, file: { ...file, incident }, lines: [line], effects: [picture], clocks: [], dispatches: [], removedDispatches: [], other: null, before: null, cancelledVersion: null }
}
