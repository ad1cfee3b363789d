import type { CommunityContact, ResponsibilityRow } from '@watchfloor/domain'
import type { AREA_LEVELS, AreaGeometry, Role, Squad } from '@watchfloor/shared'

/** A unit as the dispatcher's memory has it: all of these are replaced whole, never changed. */
export type Unit = Readonly<Pick<Squad, 'id' | 'name' | 'kind' | 'phone'>> & { readonly qualifiedFor: readonly string[] }
/** Somebody with an enabled account. */
export interface Person { readonly id: string; readonly username: string; readonly name: string; readonly role: Role; readonly squadId: string | null }
/** An area with its polygon. */
export interface PlacedArea { readonly id: string; readonly name: string; readonly level: (typeof AREA_LEVELS)[number]; readonly geometry: AreaGeometry }
/** A row of the routing table. */
export interface RoutingEntry extends ResponsibilityRow { readonly id: string }
/** A community's contact; `awayUntilMs` 0 = there. */
export interface ContactEntry extends CommunityContact { readonly id: string; readonly awayUntilMs: number }
/** A duty that is on, was just over, or begins soon. Instants in ms; null = did not happen. */
export interface DutyEntry {
  readonly id: string
  readonly squadId: string
  readonly userId: string | null
  readonly person: string
  readonly deviceId: string | null
  readonly vehicleId: string | null
  readonly shift: string
  readonly startsMs: number
  readonly endsMs: number
  readonly clockedInMs: number | null
  readonly clockedOutMs: number | null
}

/** Whether somebody is on duty: within the rostered time, from an early clocking in and until clocked out. */
export const isOn = ({ startsMs, endsMs, clockedInMs, clockedOutMs }: DutyEntry, nowMs: number): boolean =>
  Math.min(startsMs, clockedInMs ?? Infinity) <= nowMs && nowMs < endsMs && clockedOutMs === null
