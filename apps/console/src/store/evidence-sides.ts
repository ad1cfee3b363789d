import type { EvidenceItem } from '@watchfloor/shared'

export { evidenceFile } from '../link/nouns/evidence.js'

/** Whether it is a film: a clip, or a camera's still, which comes as a film of one picture. */
export const isFilm = ({ mime }: Pick<EvidenceItem, 'mime'>): boolean => mime === 'video/mp4'
/** Whether it can be looked at; documents cannot. */
export const isSeen = (item: Pick<EvidenceItem, 'mime'>): boolean => item.mime.startsWith('image/') || isFilm(item)

const time = ({ takenAt, receivedAt }: EvidenceItem): string => takenAt ?? receivedAt

/** The two pictures that tell the most when they stand side by side: the last one said to be before (else the first of all that is not after), and the newest one said to be after. */
export function sides(pictures: readonly EvidenceItem[]): { before: EvidenceItem | null; after: EvidenceItem | null } {
  const inTime = [...pictures].sort((a, b) => time(a).localeCompare(time(b)))
  return {
    before: inTime.findLast(({ role }) => role === 'before') ?? inTime.find(({ role }) => role !== 'after') ?? null,
    after: inTime.findLast(({ role }) => role === 'after') ?? null,
  }
}
