import type { DeviceKind, DeviceState, EventSeverity, Priority, StateValue, TruckPermit, TruckPlace, TwoNames } from '@watchfloor/shared'
import type { z } from 'zod'
import type { EventReport, FixReport, StatusReport } from '../decode/report.js'
import type { AreaIndex } from '../geo/area-index.js'
import type { MaskIndex } from './masks.js'

/** What a rule is fed, one device at a time and in order. */
export type RuleInput =
  /** Live news: replayed, marked and outdated reports are kept from rules by `isNews`. `atMs` is the device's time in the hub's clock. */
  | { readonly type: 'report'; readonly report: FixReport | StatusReport | EventReport; readonly atMs: number }
  /** Every 5 s, from the hub's clock. */
  | { readonly type: 'tick'; readonly nowMs: number }

/** The device a rule looks at. */
export interface RuleDevice { readonly id: string; readonly kind: DeviceKind; readonly name: string; readonly plate: string | null }

/** What is known of it after this input; numbers are NaN where unknown. */
export interface RuleLive {
  readonly state: DeviceState
  readonly lat: number
  readonly lon: number
  readonly speedMps: number
  /** When anything was last heard of it, ms. */
  readonly heardMs: number
  /** What it, its gateway or the broker last said: false = goodbye. */
  readonly said: boolean | null
}

/** Read-only knowledge that a rule may look at. */
export interface RuleFacts<P> {
  readonly device: RuleDevice
  readonly live: RuleLive
  readonly places: AreaIndex<TruckPlace>
  readonly masks: MaskIndex
  /** Permits of a plate; null = this centre keeps no permits, so nothing can be judged by them. */
  readonly permits: (plate: string) => readonly TruckPermit[] | null
  readonly utcOffsetMin: number
  readonly params: P
  readonly delayOnMs: number
  readonly delayOffMs: number
}

/** An alarm that is to be, or is again. */
export interface Raise {
  /** One alarm that is not closed per (source, kind). */
  readonly kind: string
  /** Start of the episode: the same one again is no news. */
  readonly episodeMs: number
  readonly severity: EventSeverity
  /** Only where it differs from what the settings say. */
  readonly priority?: Priority
  readonly category: string
  readonly lat: number
  readonly lon: number
  /** The device's own words. */
  readonly text: string | null
  readonly about: Readonly<Record<string, StateValue>>
}
/** The condition of an alarm is over. */
export interface Clear { readonly kind: string; readonly atMs: number }
/** Seen, but allowed there and then: counted, never an alarm. */
export interface CompliantSighting { readonly maskId: string; readonly category: string; readonly atMs: number; readonly lat: number; readonly lon: number }

export interface RuleStep<S> { readonly state: S; readonly raise?: readonly Raise[]; readonly clear?: readonly Clear[]; readonly compliant?: readonly CompliantSighting[] }

/** What a change of a rule's memory is worth: stored with what caused it, stored with the next checkpoint, or not at all since the older state serves as well after a restart. */
export type Keeping = 'now' | 'later' | 'no'

/** Why there is an alarm at all: without an operator action it is none (DOMAIN §6.1). Each is the default of the rule's settings. */
export interface Rationale {
  readonly consequence: TwoNames
  readonly operatorAction: TwoNames
  readonly respondWithinS: number
  readonly priority: Priority
  readonly delayOnS: number
  readonly delayOffS: number
  /** How repeats find each other; the one way there is, said so that nobody has to guess. */
  readonly dedupe: 'source_kind'
}

/**
 * One rule: pure and with its whole memory in S, which survives JSON. It never throws on purpose; the runner isolates it if it does.
 * A rule is its file, its story test, and a line in `rules.ts`; a harness tries each (detect/testing).
 */
export interface Rule<S, P> {
  /** snake_case; also the file's name with dashes. */
  readonly name: string
  readonly title: TwoNames
  readonly rationale: Rationale
  /** Kinds of devices it looks at. */
  readonly kinds: readonly DeviceKind[]
  /** What it wants to be fed. */
  readonly reads: readonly ('fix' | 'status' | 'event' | 'tick')[]
  /** News older than this is history to it, ms. */
  readonly maxAgeMs: number
  /** Every field has a default and a label in both languages: the console draws the form from it. */
  readonly params: z.ZodType<P> & z.ZodObject
  /** Codes of categories among the parameters, each with the field it stands in; absent = none. They have to be of the centre's code set. */
  categories?(params: P): readonly { readonly field: string; readonly code: string }[]
  /** One more whenever S changes its meaning; a stored state of another version is dropped. */
  readonly version: number
  readonly state: z.ZodType<S>
  open(): S
  step(state: S, input: RuleInput, facts: RuleFacts<P>): RuleStep<S>
  /** What the step from one state to another is worth; absent = every change is stored at once. A step that raised or cleared always is. */
  keeping?(before: S, after: S): Keeping
  /** Whether it looks at this kind of device under these parameters; absent = at all of its kinds. */
  concerns?(kind: DeviceKind, params: P): boolean
}
/** For lists of rules whose types differ. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyRule = Rule<any, any>

/** News older than this does not ring for most rules: a device that comes back after an hour must not. */
export const USUAL_MAX_AGE_MS = 10 * 60_000
