import { z } from 'zod'
import { Role } from '../model/user.js'
import { INCIDENT_STATES } from './machine.js'

/** Who did something: a person, or the hub by a named rule that says why. */
export const ActorRef = z.discriminatedUnion('type', [
  z.object({ type: z.literal('person'), id: z.string(), name: z.string(), role: Role }),
  z.object({ type: z.literal('system'), rule: z.string().min(1), why: z.string().min(1) }),
])
export type ActorRef = z.infer<typeof ActorRef>

/** Small facts of a line: what was chosen, for whom, how much. */
export const LineAbout = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]))
export type LineAbout = z.infer<typeof LineAbout>

/**
 * One line of an incident's story; never changed, never deleted. `version` is the incident's after it; lines that do not touch the incident itself
 * (a note, an officer on the way) carry the version they found.
 */
export const TimelineLine = z.object({
  id: z.uuid(),
  incidentId: z.uuid(),
  version: z.number().int().positive(),
  /** A word of the machine, a side action, `report`, `undo`, `join` and `part` (another one was merged in, split off), `follow` (its target ended), `sighting` (a further alarm of the same matter), `overdue` (a stage ran out), or `unit.*` of a dispatch record. */
  action: z.string(),
  from: z.enum(INCIDENT_STATES).nullable(),
  to: z.enum(INCIDENT_STATES),
  actor: ActorRef,
  recordedAt: z.iso.datetime(),
  /** When it was done in the street, where a phone without network told it later. */
  occurredAt: z.iso.datetime().nullable(),
  reason: z.string().nullable(),
  note: z.string().nullable(),
  /** Ids of evidence files. */
  evidence: z.array(z.string()),
  about: LineAbout,
  /** Until when the same person may take it back; null = not at all. */
  undoUntil: z.iso.datetime().nullable(),
})
export type TimelineLine = z.infer<typeof TimelineLine>
