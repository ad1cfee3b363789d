import { dispatchTargetOf, isUnitActive } from '@watchfloor/shared'
import type { DispatchActionInput, DispatchRecord, Incident, TimelineLine } from '@watchfloor/shared'
import { act, refOf, stampEffects } from './act.js'
import { clockChanges } from './clock/apply-moves.js'
import { idOf, isoOf, refuse } from './case-file.js'
import type { ActFacts, Actor, CaseFile, Change, Refusal, Ruling } from './case-file.js'
import { activeOf, replaced, stepRecord } from './unit-records.js'

/** The rule under whose name the hub hands an incident back when no unit is left. */
export const ALL_DECLINED_RULE = 'dispatch.all_declined'

/**
 * What one unit says about its own record. The first accept moves the incident; when all have declined it goes back to the dispatcher; a lead that declines
 * hands the lead to the next. The record's own version is asked, so that a phone that was offline can still tell; the incident's is not.
 */
export function actOnUnit(file: CaseFile, dispatchId: string, input: DispatchActionInput, actor: Actor, facts: ActFacts): Ruling {
  const record = file.dispatches.find(({ id }) => id === dispatchId)
  if (record === undefined) return refuse('not_found', 'there is no such dispatch')
  const fault = faultOf(file, record, input, actor)
  if (fault !== null) return fault
  const state = dispatchTargetOf(record.state, input.action)!
  const at = isoOf(facts.nowMs)
  const moved = stepRecord(record, state, input.occurredAt === undefined ? at : isoOf(Math.min(facts.nowMs, Math.max(Date.parse(input.occurredAt), Date.parse(record.notifiedAt)))), {
    ...(input.action === 'accept' || input.action === 'decline' ? { by: idOf(actor) } : {}), ...('reason' in input ? { reason: input.reason } : {}),
  })
  const { incident } = file
  if (input.action === 'accept' && incident.state === 'dispatched') return acceptFirst(file, record, input, actor, facts)
  const records = replaced(file.dispatches, moved)
  const leadId = nextLead(incident, records)
  const dispatches = leadId === incident.leadUnitId ? records : records.map((r) => led(r, leadId))
  const told = recordOnly(file, dispatches, moved, input, actor, facts, leadId)
  return activeOf(dispatches).length > 0 ? told : allDeclined(told, facts)
}

function faultOf({ incident, dispatches }: CaseFile, record: DispatchRecord, input: DispatchActionInput, actor: Actor): Refusal | null {
  if (input.version !== record.version) return refuse('incident.stale_version', `the dispatch has version ${record.version} by now`, { version: record.version, state: record.state })
  if (dispatchTargetOf(record.state, input.action) === undefined) return refuse('incident.illegal_action', `${input.action} is not possible, the unit is ${record.state}`, { state: record.state })
  if (actor.type === 'person') {
    const mine = actor.role === 'officer' && actor.unitIds.includes(record.unitId)
    // Over the radio a dispatcher may tell for them where they are, but not say yes for them.
    const byRadio = (actor.role === 'dispatcher' || actor.role === 'supervisor') && input.action !== 'accept'
    if (!mine && !byRadio) return refuse('incident.not_allowed', 'only for an officer of this unit, or the dispatcher for what came by radio')
  }
  if (input.action !== 'release') return null
  if (activeOf(dispatches).length === 1) return refuse('incident.illegal_action', 'it is the last unit here: recall the incident instead')
  return record.unitId === incident.leadUnitId ? refuse('incident.illegal_action', 'it leads: hand it back or recall the incident') : null
}

/** A record under another lead. */
const led = (record: DispatchRecord, leadId: string | null): DispatchRecord => {
  const lead = record.unitId === leadId && isUnitActive(record.state)
  return lead === record.lead ? record : { ...record, lead, version: record.version + 1 }
}

/** The lead stays where it is while its unit is concerned; else the first of those that are left takes it. */
function nextLead(incident: Incident, dispatches: readonly DispatchRecord[]): string | null {
  const active = activeOf(dispatches)
  return active.some(({ unitId }) => unitId === incident.leadUnitId) ? incident.leadUnitId : active[0]?.unitId ?? incident.leadUnitId
}

/** The first accept is the incident's own action; only that unit's record takes part. */
function acceptFirst(file: CaseFile, record: DispatchRecord, input: DispatchActionInput, actor: Actor, facts: ActFacts): Ruling {
  const { incident } = file
  const asUnit: Actor = actor.type === 'person' ? { ...actor, unitIds: [record.unitId] } : actor
  return act(file, { action: 'accept', version: incident.version, occurredAt: input.occurredAt, note: input.note, sendNow: true }, asUnit, facts)
}

function recordOnly(file: CaseFile, dispatches: readonly DispatchRecord[], moved: DispatchRecord, input: DispatchActionInput, actor: Actor, facts: ActFacts, leadId: string | null): Change {
  const at = isoOf(facts.nowMs)
  const leadMoves = leadId !== file.incident.leadUnitId
  const incident: Incident = leadMoves ? { ...file.incident, leadUnitId: leadId, version: file.incident.version + 1, updatedAt: at } : file.incident
  // The time that runs is now the new lead's.
  const clocks = leadMoves ? file.clocks.map((clock) => (clock.kind === 'disposal' && clock.stoppedAt === null ? { ...clock, unitId: leadId } : clock)) : file.clocks
  const reason = 'reason' in input ? input.reason : null
  const line: TimelineLine = {
    id: facts.newId(), incidentId: incident.id, version: incident.version, action: `unit.${input.action}`, from: incident.state, to: incident.state, actor: refOf(actor), recordedAt: at,
    occurredAt: input.occurredAt === undefined ? null : new Date(input.occurredAt).toISOString(), reason, note: input.note ?? null, evidence: [],
    about: { unit: moved.unitId, dispatch: moved.id, ...(leadMoves ? { lead: leadId } : {}) }, undoUntil: null,
  }
  const scene = { action: 'note' as const, from: incident.state, incident, dispatchesBefore: file.dispatches, dispatches, about: line.about, reason }
  return {
    ok: true, file: { incident, clocks, dispatches }, lines: [line],
    effects: stampEffects(scene, at, facts).filter(({ to }) => input.action === 'release' || to.type !== 'unit' || to.unitId !== moved.unitId),
    clocks: clockChanges(file.clocks, clocks), dispatches: dispatches.filter((r) => !file.dispatches.includes(r)), removedDispatches: [], other: null, before: null, cancelledVersion: null,
  }
}

/** Nobody is left: the hub hands the incident back to the dispatcher, in the same transaction. */
function allDeclined(told: Change, facts: ActFacts): Ruling {
  const { incident } = told.file
  if (incident.state !== 'dispatched') return told
  const back = act(told.file, { action: 'return', version: incident.version, reason: 'all units declined' }, { type: 'system', rule: ALL_DECLINED_RULE, why: 'every unit that was told has declined' }, facts)
  if (!back.ok) return back
  return { ...back, lines: [...told.lines, ...back.lines], effects: [...told.effects, ...back.effects], dispatches: told.dispatches.map((r) => back.file.dispatches.find(({ id }) => id === r.id) ?? r), before: null }
}
