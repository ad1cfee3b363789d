import type { Clock, Incident, TimelineLine } from '@watchfloor/shared'
import { isoOf, refuse } from './case-file.js'
import type { ActFacts, Actor, CaseFile, Ruling } from './case-file.js'
import { refOf } from './act.js'
import { clockChanges } from './clock/apply-moves.js'

/**
 * Takes back the newest action: by the same person, before its time is over, while no later version exists. `line` is that action's, `before` the file as it was.
 * The state is restored under a new version, effects of the taken-back version are cancelled, and the story keeps both lines.
 */
export function undo(file: CaseFile, line: TimelineLine, before: CaseFile, actor: Actor, facts: ActFacts): Ruling {
  const { incident } = file
  if (line.undoUntil === null) return refuse('incident.undo_over', `${line.action} cannot be taken back`)
  if (line.version !== incident.version) return refuse('incident.stale_version', 'something happened after it: look again', { version: incident.version, state: incident.state })
  if (actor.type !== 'person' || line.actor.type !== 'person' || line.actor.id !== actor.id) return refuse('incident.not_allowed', 'only the person who did it can take it back')
  if (facts.nowMs >= Date.parse(line.undoUntil)) return refuse('incident.undo_over', 'too late: it has left the hub', { until: line.undoUntil })

  const at = isoOf(facts.nowMs)
  const restored: Incident = { ...before.incident, version: incident.version + 1, updatedAt: at }
  const now = new Map(file.clocks.map((clock) => [clock.id, clock]))
  // A job that was armed for the taken-back state must find a newer generation.
  const clocks = before.clocks.map((clock): Clock => {
    const current = now.get(clock.id)
    return current === undefined || current === clock ? clock : { ...clock, generation: Math.max(current.generation, clock.generation) + 1, firedAt: clock.firedAt ?? firedSince(clock, current, facts.nowMs) }
  })
  const records = new Map(file.dispatches.map((record) => [record.id, record]))
  const dispatches = before.dispatches.map((record) => {
    const current = records.get(record.id)
    return current === undefined || current === record ? record : { ...record, version: Math.max(current.version, record.version) + 1 }
  })
  const kept = new Set(dispatches.map(({ id }) => id))
  return {
    ok: true, file: { incident: restored, clocks, dispatches },
    lines: [{
      id: facts.newId(), incidentId: incident.id, version: restored.version, action: 'undo', from: incident.state, to: restored.state, actor: refOf(actor), recordedAt: at, occurredAt: null,
      reason: null, note: null, evidence: [], about: { undone: line.action, line: line.id }, undoUntil: null,
    }],
    effects: [], clocks: clockChanges(file.clocks, clocks),
    dispatches: dispatches.filter((record) => !file.dispatches.includes(record)), removedDispatches: file.dispatches.filter(({ id }) => !kept.has(id)).map(({ id }) => id),
    other: null, before: null, cancelledVersion: line.version,
  }
}

/** A clock that rang after the action was done, and would be due without it too, has rung: those above were told, and it does not ring a second time. */
const firedSince = ({ dueAt }: Clock, { firedAt }: Clock, nowMs: number): string | null => (firedAt !== null && Date.parse(dueAt) <= nowMs ? firedAt : null)
