import type { EvidenceInput, EvidenceItem, TimelineLine } from '@watchfloor/shared'
import type { EntityManager } from 'typeorm'

/**
 * What is recorded about one step of an incident: the chain's link says which items belong to it, by hash. `line` spares a look-up; without it the line
 * has to be written before it is linked. `officer` = id of the officer who named the items: those that were brought by others to other incidents are not there for them.
 */
export interface EvidenceLink { incidentId: string; lineId: string; action: string; actor: string; at: string; items: readonly string[]; line?: TimelineLine; officer?: string }

/** Files by the hash of their content, and the append-only chain of each incident. */
export abstract class EvidencePort {
  /** Keeps a file as it is. Refuses what is too large (`input.too_large`) or not what it says to be (`input.invalid`). */
  abstract keep(content: Buffer, input: EvidenceInput, by: string): Promise<EvidenceItem>
  /** The same of what has to be a picture. */
  abstract keepPicture(content: Buffer, input: EvidenceInput, by: string): Promise<EvidenceItem>
  /** Appends to an incident's chain within the transaction of the action; unknown items are refused. Called for every timeline line. */
  link(link: EvidenceLink, within: EntityManager): Promise<void> { return this.linkAll([link], within) }
  /** The same of many lines, each incident's in their order. */
  abstract linkAll(links: readonly EvidenceLink[], within: EntityManager): Promise<void>
  abstract items(ids: readonly string[]): Promise<EvidenceItem[]>
}
