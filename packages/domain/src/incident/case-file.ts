import type { ActionName, Category, Clock, DispatchRecord, Effect, ErrorCode, Incident, InputOf, LineAbout, Role, TimelineLine } from '@watchfloor/shared'
import type { StageLimits } from './clock/stage-limits.js'
import type { WorkTime } from './calendar/work-time.js'

/** All that moves together in one transaction. Clocks and dispatch records are all there ever were, ended ones too. */
export interface CaseFile { readonly incident: Incident; readonly clocks: readonly Clock[]; readonly dispatches: readonly DispatchRecord[] }

/** Who acts: a person with the units it belongs to, or the hub by a named rule that says why. */
export type Actor =
  | { readonly type: 'person'; readonly id: string; readonly name: string; readonly role: Role; readonly unitIds: readonly string[] }
  | { readonly type: 'system'; readonly rule: string; readonly why: string }

/** The plate whose first offence would be waived, and how often it was noted before. */
export interface Offence { readonly plate: string; readonly earlier: number }

/** What the thinking is told and may not find out by itself. */
export interface ActFacts {
  readonly nowMs: number
  readonly work: WorkTime
  /** Makes ids of new rows: UUIDv7 in the hub. */
  readonly newId: () => string
  readonly categoryOf: (code: string) => Category | undefined
  /** Units by category and area, best first, used where an action names none. */
  readonly proposedUnits?: readonly string[]
  /** Whom the hub's own proposal would send at this moment, the leading one first; what is chosen is compared with it. Absent = not asked. */
  readonly suggestedUnits?: readonly string[]
  /** Of an action that waives a first offence: whose; null = no plate is known. Absent = not asked. */
  readonly offence?: Offence | null
  /** Whether a unit exists; absent = not asked. */
  readonly isUnit?: (unitId: string) => boolean
  /** Whether a person can hold a case: somebody at a desk. Not asked = not refused. */
  readonly mayHold?: (userId: string) => boolean
  /** Whether a person can be sent to look at a place: an enabled account that may say what it found. Not asked = not refused. */
  readonly mayLook?: (userId: string) => boolean
  readonly insideCity?: (lat: number, lon: number) => boolean
  /** The other incident of `merge` (its target) or `split` (what it was merged into), locked in the same transaction. */
  readonly other?: Incident
  readonly stageLimits?: StageLimits
  /** How long an action may be taken back, ms. */
  readonly undoMs?: number
}

/** What happens to the row of a clock. */
export type ClockChange = { readonly op: 'put'; readonly clock: Clock } | { readonly op: 'remove'; readonly id: string }

/** What an action led to. Everything in it belongs into one transaction; `before` is kept beside the newest version for an undo. */
export interface Change {
  readonly ok: true
  readonly file: CaseFile
  /** In order; most actions write one. */
  readonly lines: readonly TimelineLine[]
  readonly effects: readonly Effect[]
  readonly clocks: readonly ClockChange[]
  /** Records made or changed. */
  readonly dispatches: readonly DispatchRecord[]
  /** Records that an undo takes away: their unit was never told. */
  readonly removedDispatches: readonly string[]
  /** The other incident of a merge or split, with its own line. */
  readonly other: { readonly incident: Incident; readonly line: TimelineLine } | null
  /** The file as it was, while the action may be taken back; else null. */
  readonly before: CaseFile | null
  /** Effects of this version that must be cancelled because it was taken back. */
  readonly cancelledVersion: number | null
}
/** Why not, in a code of the closed list and a sentence that says what to do. */
export interface Refusal { readonly ok: false; readonly code: ErrorCode; readonly message: string; readonly details?: unknown }
/** The thinking's answer to an action. */
export type Ruling = Change | Refusal

/** A refusal. */
export const refuse = (code: ErrorCode, message: string, details?: unknown): Refusal => ({ ok: false, code, message, ...(details === undefined ? {} : { details }) })

/** One action on its way through the tables. */
export interface Turn<N extends ActionName = ActionName> {
  readonly file: CaseFile
  readonly input: InputOf<N>
  readonly actor: Actor
  readonly facts: ActFacts
  /** Now, ISO. */
  readonly at: string
  /** When it was done, as far as that can be believed: never later than now, never before the last change. */
  readonly doneMs: number
}
/** What a turn changes beside state, version and clocks. */
export interface Patch { incident?: Partial<Incident>; dispatches?: readonly DispatchRecord[]; about?: LineAbout }

/** Words for who acted, as stored in fields of the incident. */
export const idOf = (actor: Actor): string => (actor.type === 'person' ? actor.id : actor.rule)
/** ISO text of a moment in ms. */
export const isoOf = (ms: number): string => new Date(ms).toISOString()
