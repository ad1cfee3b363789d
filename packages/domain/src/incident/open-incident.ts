import type { AreaStep, IncidentInput, Incident, Priority } from '@watchfloor/shared'
import { refOf, stampEffects } from './act.js'
import { isoOf, refuse } from './case-file.js'
import type { ActFacts, Actor, Ruling } from './case-file.js'
import { clockChanges } from './clock/apply-moves.js'
import { startClock } from './clock/clock.js'
import { STAGE_LIMITS } from './clock/stage-limits.js'

/** What the hub adds to a report before it is an incident. */
export interface OpenFacts extends ActFacts {
  readonly number: string
  /** Areas that hold the place, the smallest first; null = none is drawn. */
  readonly areaPath: readonly AreaStep[] | null
}
/** A report without a priority is a candidate for a case. */
const USUAL_PRIORITY: Priority = 'P3'

/** What an incident tells of the areas that hold its place. */
export const placeIn = (path: readonly AreaStep[] | null): Pick<Incident, 'areaId' | 'areaPath'> => ({ areaId: path?.[0]?.id ?? null, areaPath: path && [...path] })

/** A new incident from a report, by whatever door it came; it is `reported` and its accept clock runs. Refused: an unknown category, a place outside the city. */
export function openIncident(input: IncidentInput, actor: Actor, facts: OpenFacts): Ruling {
  if (facts.categoryOf(input.category) === undefined) return refuse('incident.unknown_category', `there is no category ${input.category}`, { category: input.category })
  if (facts.insideCity?.(input.lat, input.lon) === false) return refuse('incident.outside_city', 'the place lies outside the city', { lat: input.lat, lon: input.lon })
  const id = facts.newId()
  const at = isoOf(facts.nowMs)
  const seenMs = input.occurredAt === undefined ? facts.nowMs : Math.min(facts.nowMs, Date.parse(input.occurredAt))
  const reportedBy = input.reportedBy ?? (actor.type === 'person' ? actor.id : null)
  const incident: Incident = {
    id, number: facts.number, version: 1, state: 'reported', stateBefore: null, category: input.category, standard: null, priority: input.priority ?? USUAL_PRIORITY,
    lat: input.lat, lon: input.lon, address: input.address ?? null, ...placeIn(facts.areaPath), description: input.description, source: input.source, reportedBy,
    firstSighting: { source: input.source, by: reportedBy, at: isoOf(seenMs), incidentId: id }, alarmId: input.alarmId ?? null, mergedInto: null, children: 0,
    holder: null, leadUnitId: null, handledBy: null, outcome: null, rectified: null, checkPassed: null, reworks: 0, returns: 0, extensions: 0, extensionRequest: null,
    suspensionRequest: null, suspendedUntil: null, suspensions: 0, appeal: null, supervised: false, urged: 0, closedByRule: null, createdAt: at, updatedAt: at, closedAt: null,
  }
  const clock = startClock({ id: facts.newId(), incidentId: id, kind: 'accept', limit: (facts.stageLimits ?? STAGE_LIMITS).accept }, facts.nowMs, facts.work)
  const about = { source: input.source, category: input.category, priority: incident.priority, ...(input.alarmId === undefined ? {} : { alarm: input.alarmId }) }
  const scene = { action: 'report' as const, from: null, incident, dispatchesBefore: [], dispatches: [], about, reason: null }
  return {
    ok: true, file: { incident, clocks: [clock], dispatches: [] },
    lines: [{
      id: facts.newId(), incidentId: id, version: 1, action: 'report', from: null, to: 'reported', actor: refOf(actor), recordedAt: at,
      occurredAt: input.occurredAt === undefined ? null : isoOf(seenMs), reason: null, note: null, evidence: input.evidence ?? [], about, undoUntil: null,
    }],
    // A report is nobody's decision to take back: it is told at once.
    effects: stampEffects(scene, at, facts), clocks: clockChanges([], [clock]), dispatches: [], removedDispatches: [], other: null, before: null, cancelledVersion: null,
  }
}
