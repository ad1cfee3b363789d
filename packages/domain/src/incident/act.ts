import { SERVICE_TARGETS, isSideAction, isSideActionLegal, legalActions, targetOf } from '@watchfloor/shared'
import type { ActionInput, ActionName, Effect, Incident, IncidentState, TimelineLine } from '@watchfloor/shared'
import { idOf, isoOf, refuse } from './case-file.js'
import type { ActFacts, Actor, CaseFile, Change, Patch, Refusal, Ruling, Turn } from './case-file.js'
import { applyMoves, clockChanges } from './clock/apply-moves.js'
import { movesOf } from './clock/clock-moves.js'
import type { ClockMove } from './clock/clock-moves.js'
import { effectsOf } from './effects.js'
import type { EffectScene } from './effects.js'
import { GUARDS } from './guards.js'
import { MACHINE_CHANGES } from './machine-changes.js'
import { joined, parted } from './merge.js'
import { SIDE_CHANGES } from './side-changes.js'
import { standingFault } from './standing.js'

/** How long an action may be taken back and its effects wait (DESIGN §2 "Undo"). */
export const UNDO_MS = 10_000
/** Not taken back but acted against: a merge touches two incidents (`split` parts them), a note stays, taking is harmless. */
const NOT_UNDONE: ReadonlySet<ActionName> = new Set(['merge', 'split', 'note', 'take'])

/**
 * One action on one incident: all that follows from it, or why not. Nothing is looked up and nothing is done here; the caller stores the change in one
 * transaction (docs: DESIGN §2). A note neither needs the newest version nor makes one.
 */
export function act(file: CaseFile, input: ActionInput, actor: Actor, facts: ActFacts): Ruling {
  const { incident } = file
  const { action } = input
  if (action !== 'note' && input.version !== incident.version) {
    return refuse('incident.stale_version', `the incident has version ${incident.version} by now, you saw ${input.version}: look again`, { version: incident.version, state: incident.state })
  }
  const to = nextState(incident, action)
  if (to === null) return refuse('incident.illegal_action', `${action} is not possible in state ${incident.state}`, { action, state: incident.state, legal: legalActions(incident.state) })
  const turn = { file, input, actor, facts, at: isoOf(facts.nowMs), doneMs: doneMsOf(incident, input.occurredAt, actor, facts) } as Turn
  const fault = standingFault(file, action, actor) ?? (GUARDS[action] as ((turn: Turn) => Refusal | null) | undefined)?.(turn) ?? null
  if (fault !== null) return fault
  const patch = (isSideAction(action) ? SIDE_CHANGES[action] : MACHINE_CHANGES[action]) as ((turn: Turn) => Patch) | undefined
  return settle(turn, to, patch?.(turn) ?? {}, moves(turn))
}

function nextState(incident: Incident, action: ActionName): IncidentState | null {
  if (isSideAction(action)) return isSideActionLegal(incident.state, action) ? incident.state : null
  const to = targetOf(incident.state, action)
  return to === undefined ? null : to === '@before' ? incident.stateBefore ?? 'reported' : to
}

/** A phone that was offline tells when it really was; nobody else's clock is asked, and nothing happens before what is already known. */
function doneMsOf(incident: Incident, occurredAt: string | undefined, actor: Actor, { nowMs }: ActFacts): number {
  if (occurredAt === undefined || actor.type !== 'person' || actor.role !== 'officer') return nowMs
  return Math.min(nowMs, Math.max(Date.parse(occurredAt), Date.parse(incident.updatedAt)))
}

function moves({ input, file }: Turn): readonly ClockMove[] {
  if (input.action === 'decide_appeal') return input.granted ? [{ op: 'exempt', kind: 'disposal' }] : []
  return movesOf(input.action, file.incident.state)
}

/** Puts a patch into the incident, moves the clocks, writes the line and the effects. */
function settle(turn: Turn, to: IncidentState, patch: Patch, clockMoves: readonly ClockMove[]): Change {
  const { file, input, facts, at, doneMs } = turn
  const { action } = input
  const quiet = action === 'note'
  const incident: Incident = quiet ? file.incident : { ...file.incident, ...patch.incident, state: to, version: file.incident.version + 1, updatedAt: at }
  const dispatches = patch.dispatches ?? file.dispatches
  const clocks = applyMoves(file.clocks, clockMoves, incident, { doneMs, facts })
  const undoUntil = undoUntilOf(turn, incident)
  const line = lineOf(turn, incident, patch.about ?? {}, undoUntil)
  const scene: EffectScene = { action, from: file.incident.state, incident, dispatchesBefore: file.dispatches, dispatches, about: line.about, reason: line.reason }
  return {
    ok: true, file: { incident, clocks, dispatches }, lines: [line],
    effects: stampEffects(scene, undoUntil ?? at, facts),
    clocks: clockChanges(file.clocks, clocks),
    dispatches: dispatches.filter((record) => !file.dispatches.includes(record)), removedDispatches: [],
    other: action === 'merge' ? joined(facts.other!, file.incident, turn) : action === 'split' && facts.other !== undefined ? parted(facts.other, file.incident, turn) : null,
    before: undoUntil === null ? null : file, cancelledVersion: null,
  }
}

function undoUntilOf({ input, actor, facts, file }: Turn, after: Incident): string | null {
  const waits = [file.incident, after].every(({ priority }) => SERVICE_TARGETS[priority].undo)
  // The hub does not press undo; what it did wrong is rolled back by `recheck` or a person's action.
  if (!waits || actor.type === 'system' || input.sendNow === true || NOT_UNDONE.has(input.action)) return null
  const length = facts.undoMs ?? UNDO_MS
  return length > 0 ? isoOf(facts.nowMs + length) : null
}

function lineOf({ file, input, actor, facts, at }: Turn, incident: Incident, about: TimelineLine['about'], undoUntil: string | null): TimelineLine {
  return {
    id: facts.newId(), incidentId: incident.id, version: incident.version, action: input.action, from: file.incident.state, to: incident.state,
    actor: refOf(actor), recordedAt: at, occurredAt: input.occurredAt === undefined ? null : new Date(input.occurredAt).toISOString(),
    reason: ('reason' in input ? input.reason : undefined) ?? null, note: input.note ?? null, evidence: input.evidence ?? [], about, undoUntil,
  }
}

/** An actor as a timeline line names it. */
export const refOf = (actor: Actor): TimelineLine['actor'] =>
  actor.type === 'system' ? { type: 'system', rule: actor.rule, why: actor.why } : { type: 'person', id: idOf(actor), name: actor.name, role: actor.role }

/** The effects of a scene with id, version and the time before which they may not leave. */
export const stampEffects = (scene: EffectScene, notBefore: string, facts: ActFacts): Effect[] =>
  effectsOf(scene).map((draft) => ({ ...draft, id: facts.newId(), incidentId: scene.incident.id, version: scene.incident.version, action: scene.action, notBefore }))
