import type { DispatchProposal, Incident } from '@watchfloor/shared'

/** Who could go and who belongs to whom, for the case engine. Looked up in memory or by one query. */
export abstract class DispatchPort {
  /** Units responsible for a category at a place, the leading one first; empty = the routing table has a hole. */
  abstract responsibleFor(category: string, lat: number, lon: number): readonly string[]
  /** Whether there is such a unit. */
  abstract isUnit(unitId: string): boolean
  /** Whether there is such a person at a desk, with an enabled account: who can hold a case. */
  abstract mayHold(userId: string): boolean
  /** Whether there is such a person with an enabled account who may say what was found at a place. */
  abstract mayLook(userId: string): boolean
  /** Units that a person belongs to: the own squad, and the one of the present duty. */
  abstract unitsOf(userId: string): readonly string[]
  /** Whom the proposal for an incident would send at this moment, the leading one first. */
  abstract suggestedUnits(incident: Pick<Incident, 'id' | 'category' | 'lat' | 'lon'>): Promise<readonly string[]>
  abstract proposal(incident: Incident): Promise<DispatchProposal>
  /** New effects were committed, the first of them due at that moment: wakes what carries them out; they are found without it, later. */
  abstract wakeEffects(dueMs: number): void
}
