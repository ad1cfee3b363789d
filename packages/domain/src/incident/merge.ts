import { isOpen } from '@watchfloor/shared'
import type { Incident, Sighting, TimelineLine } from '@watchfloor/shared'
import { idOf, isoOf } from './case-file.js'
import type { ActFacts, Actor, Turn } from './case-file.js'

/** The other side of a merge or split. */
export interface OtherSide { readonly incident: Incident; readonly line: TimelineLine }

/** Who of two saw it first. */
export const earlier = (a: Sighting, b: Sighting): Sighting => (Date.parse(b.at) < Date.parse(a.at) ? b : a)

function lineOn(other: Incident, action: 'join' | 'part', about: TimelineLine['about'], { actor, facts, at, input }: Turn): TimelineLine {
  return {
    id: facts.newId(), incidentId: other.id, version: other.version, action, from: other.state, to: other.state, actor: ref(actor), recordedAt: at, occurredAt: null,
    reason: ('reason' in input ? input.reason : undefined) ?? null, note: null, evidence: [], about, undoUntil: null,
  }
}
const ref = (actor: Actor): TimelineLine['actor'] => (actor.type === 'system' ? actor : { type: 'person', id: idOf(actor), name: actor.name, role: actor.role })

/** The target after another was merged into it: one child more, the earliest finder kept, the higher priority of the two. */
export function joined(target: Incident, child: Incident, turn: Turn): OtherSide {
  const firstSighting = earlier(target.firstSighting, child.firstSighting)
  const priority = child.priority < target.priority ? child.priority : target.priority
  const incident: Incident = { ...target, version: target.version + 1, updatedAt: turn.at, children: target.children + 1, firstSighting, priority }
  const about = { child: child.number, childId: child.id, source: child.source, firstFoundBy: firstSighting.by, firstFoundAt: firstSighting.at, priority }
  return { incident, line: lineOn(incident, 'join', about, turn) }
}

/** The former target after a child was split off. Who found it first is its own finder again where it was the child's. */
export function parted(target: Incident, child: Incident, turn: Turn): OtherSide {
  const firstSighting = target.firstSighting.incidentId === child.firstSighting.incidentId
    ? { source: target.source, by: target.reportedBy, at: target.createdAt, incidentId: target.id } : target.firstSighting
  const incident: Incident = { ...target, version: target.version + 1, updatedAt: turn.at, children: Math.max(0, target.children - 1), firstSighting }
  return { incident, line: lineOn(incident, 'part', { child: child.number, childId: child.id }, turn) }
}

/**
 * What a merged incident does when its target ends or begins again: it stays merged, is over or open with it, and its story says so. Null when it knows already,
 * or is no longer merged into that one: the effect that leads here may come twice.
 */
export function followTarget(child: Incident, target: Incident, facts: Pick<ActFacts, 'nowMs' | 'newId'>): OtherSide | null {
  const over = !isOpen(target.state)
  if (child.state !== 'merged' || child.mergedInto !== target.id || (child.closedAt !== null) === over) return null
  const at = isoOf(facts.nowMs)
  const incident: Incident = { ...child, version: child.version + 1, updatedAt: at, closedAt: over ? at : null }
  const why = `${target.number} is ${target.state}`
  return {
    incident,
    line: {
      id: facts.newId(), incidentId: child.id, version: incident.version, action: 'follow', from: child.state, to: child.state, actor: { type: 'system', rule: 'merge.follow', why }, recordedAt: at, occurredAt: null,
      reason: null, note: null, evidence: [], about: { target: target.number, targetId: target.id, state: target.state, outcome: target.outcome }, undoUntil: null,
    },
  }
}
