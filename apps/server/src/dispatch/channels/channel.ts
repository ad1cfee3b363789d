import type { EFFECT_TYPES, EffectTarget, Incident, LineAbout, Priority } from '@watchfloor/shared'
import type { Person } from '../roster/entries.js'

/** The incident as far as channels tell of it, as it is at the moment of sending. */
export type ToldIncident = Pick<Incident, 'id' | 'number' | 'version' | 'state' | 'category' | 'priority' | 'lat' | 'lon' | 'address' | 'areaId' | 'description' | 'source' | 'leadUnitId' | 'outcome' | 'rectified' | 'createdAt' | 'updatedAt' | 'closedAt'>

/** One effect on its way to whom it concerns. `version` is the incident's after the change that it tells of: receivers drop what is older than what they know. */
export interface Parcel {
  readonly effectId: string
  readonly type: (typeof EFFECT_TYPES)[number]
  readonly action: string
  readonly version: number
  readonly about: LineAbout
  readonly priority: Priority
  readonly incident: ToldIncident
  /** When the effect was released. */
  readonly at: string
}

/** Whom an effect is for, with the people that this means now. */
export interface Audience { readonly to: EffectTarget; readonly people: readonly Person[] }

/** One way of telling. Bound to the token `CHANNELS`; a new one is a class and one line in the module. */
export interface Channel {
  readonly name: string
  /** Where this channel tells the audience: keys that stay the same over tries; none = it has nothing to do with it. */
  addresses(audience: Audience, parcel: Parcel): Promise<readonly string[]>
  /** Tells one address. Rejects when it may be tried again; with `Undeliverable` when that would change nothing. Called again after a crash: the effect's id is the key outside. */
  deliver(parcel: Parcel, address: string): Promise<void>
  /** The address for people, in a note about its failure. */
  nameOf(address: string): Promise<string>
}
export const CHANNELS = Symbol('channels')

/** Trying again would change nothing. */
export class Undeliverable extends Error {}
