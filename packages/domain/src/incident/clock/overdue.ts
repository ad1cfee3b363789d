import type { Clock, Role } from '@watchfloor/shared'
import { refOf } from '../act.js'
import { isoOf } from '../case-file.js'
import type { ActFacts, CaseFile, Change } from '../case-file.js'

/**
 * What is stored when a stage ran out and nobody's action follows by itself: its story says so and those above are told at once. `file` holds the clock as
 * fired; the incident itself does not move, so its version stays.
 */
export function overdue(file: CaseFile, clock: Clock, to: readonly Role[], facts: ActFacts): Change {
  const { incident } = file
  const at = isoOf(facts.nowMs)
  const about = { clock: clock.kind, dueAt: clock.dueAt, unit: clock.unitId }
  return {
    ok: true, file,
    lines: [{
      id: facts.newId(), incidentId: incident.id, version: incident.version, action: 'overdue', from: incident.state, to: incident.state,
      actor: refOf({ type: 'system', rule: `clock.${clock.kind}`, why: `not done within ${clock.limit.amount} ${clock.limit.unit}` }), recordedAt: at, occurredAt: null,
      reason: null, note: null, evidence: [], about, undoUntil: null,
    }],
    effects: to.map((role) => ({ id: facts.newId(), incidentId: incident.id, version: incident.version, type: 'notify', to: { type: 'role', role }, action: 'overdue', about, notBefore: at })),
    clocks: [{ op: 'put', clock }], dispatches: [], removedDispatches: [], other: null, before: null, cancelledVersion: null,
  }
}
