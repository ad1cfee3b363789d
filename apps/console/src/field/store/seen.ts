import type { EvidenceItem } from '@watchfloor/shared'

/** Whether it is a film: a clip, or a camera's still, which comes as a film of one picture. */
export const isFilm = ({ mime }: Pick<EvidenceItem, 'mime'>): boolean => mime === 'video/mp4'
/** Whether it can be looked at; documents cannot. */
export const isSeen = (item: Pick<EvidenceItem, 'mime'>): boolean => item.mime.startsWith('image/') || isFilm(item)
