import type { Incident, TimelineLine } from '@watchfloor/shared'

/** What the camera that saw the matter says of it now. */
export interface CameraLook {
  /** Its detector runs, as far as is known; else its silence proves nothing. */
  readonly watching: boolean
  /** It sees the matter at this moment. */
  readonly sees: boolean
  /** When it last saw it end; null = it never said so. */
  readonly goneMs: number | null
}

/** A picture that came with a report of work done. */
export interface PictureAfter { readonly takenMs: number | null; readonly distanceM: number | null; /** The same bytes came before, for this or another matter. */ readonly reused: boolean }

/** Somebody who may be sent to look. */
export interface Checker { readonly id: string; readonly unitId: string | null; /** Open tasks of this kind. */ readonly tasks: number }

/** All that the auto-flow knows of one incident: what came through the doors, and nothing else. */
export interface FlowFacts {
  readonly incident: Incident
  readonly timeline: readonly TimelineLine[]
  readonly nowMs: number
  /** Units that the routing table names for it, the leading one first. */
  readonly owners: readonly string[]
  /** How sure the detector was; null where none reported. */
  readonly confidence: number | null
  /** Null where no camera saw it. */
  readonly look: CameraLook | null
  /** Pictures after, of the present work. */
  readonly pictures: readonly PictureAfter[]
  /** Somebody reported the like there after the work was done. */
  readonly reportedAgain: boolean
  readonly checkers: readonly Checker[]
}

/** What the auto-flow does next about an incident. `leave` = a person's; `wait` = look again then, or at the next change where it is null. */
export type FlowDecision =
  | { readonly type: 'act'; readonly rule: string; readonly why: string; readonly input: FlowInput }
  | { readonly type: 'wait'; readonly why: string; readonly untilMs: number | null }
  | { readonly type: 'leave'; readonly why: string }
/** An action without version and id, which the hub adds. */
export type FlowInput =
  | { readonly action: 'file' } | { readonly action: 'dispatch' } | { readonly action: 'close' }
  | { readonly action: 'verify' | 'check'; readonly assignee: string }
  | { readonly action: 'reject' | 'rework'; readonly reason: string }
