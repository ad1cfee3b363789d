import type { EvidenceItem } from '@watchfloor/shared'

export { evidenceFile } from '../link/nouns/evidence.js'

const time = ({ takenAt, receivedAt }: EvidenceItem): string => takenAt ?? receivedAt

/** The two pictures that tell the most when they stand side by side: the last one said to be before (else the first of all that is not after), and the newest one said to be after. */
export function sides(pictures: readonly EvidenceItem[]): { before: EvidenceItem | null; after: EvidenceItem | null } {
  const inTime = [...pictures].sort((a, b) => time(a).localeCompare(time(b)))
  return {
    before: inTime.findLast(({ role }) => role === 'before') ?? inTime.find(({ role }) => role !== 'after') ?? null,
    after: inTime.findLast(({ role }) => role === 'after') ?? null,
  }
}
