import type { EvidenceItem, TimelineLine } from '@watchfloor/shared'
import { canonicalJson } from './canonical-json.js'

/** What one record of a chain says of a file that belongs to it. The hash binds the file, the rest how it came. */
export type ChainItem = Omit<EvidenceItem, 'deviceId'> & { deviceId: string | null }

/** One record of an incident's chain: that this line was written, with these files. `line` is bound by its hash, so that the chain stays small. */
export interface ChainRecord {
  readonly incidentId: string
  readonly line: { readonly id: string; readonly sha256: string }
  readonly action: string
  readonly actor: string
  readonly at: string
  readonly items: readonly ChainItem[]
}

/** What stands before the first record. */
export const CHAIN_START = '0'.repeat(64)

/** The text whose SHA-256 is a record's hash: the hash of the record before, a line feed, the record in canonical form. */
export const chainText = (previous: string, record: ChainRecord): string => `${previous}\n${canonicalJson(record)}`

/**
 * The text whose SHA-256 stands for a timeline line. `undoUntil` is left out: it is a promise to the person who acted, not part of what happened.
 * Times are written as UTC with milliseconds, whichever way they were given.
 */
export function lineText({ undoUntil: _promise, ...line }: TimelineLine): string {
  return canonicalJson({ ...line, recordedAt: utc(line.recordedAt), occurredAt: line.occurredAt === null ? null : utc(line.occurredAt) })
}

const utc = (time: string): string => new Date(time).toISOString()
