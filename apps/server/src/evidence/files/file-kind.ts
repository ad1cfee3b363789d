import type { EvidenceType } from '@watchfloor/shared'
import { imageSize } from 'image-size'

/** What a file is, told by its own bytes and never by its name. */
export interface FileKind { mime: EvidenceType; width: number | null; height: number | null }

const starts = (head: Buffer, at: number, text: string): boolean => head.toString('latin1', at, at + text.length) === text
const SIGNS: readonly [EvidenceType, (head: Buffer) => boolean][] = [
  ['image/jpeg', (head) => starts(head, 0, '\xff\xd8\xff')],
  ['image/png', (head) => starts(head, 0, '\x89PNG\r\n\x1a\n')],
  ['image/webp', (head) => starts(head, 0, 'RIFF') && starts(head, 8, 'WEBP')],
  ['video/mp4', (head) => starts(head, 4, 'ftyp')],
  ['application/pdf', (head) => starts(head, 0, '%PDF-')],
]
/** Enough to find a picture's size behind the largest thumbnail that a phone puts before it. */
export const HEAD_BYTES = 512 * 1024

/** The kind by the first bytes, or null: not one that is kept. A picture whose size cannot be read is no picture. */
export function fileKind(head: Buffer): FileKind | null {
  const mime = SIGNS.find(([, fits]) => fits(head))?.[0]
  if (mime === undefined) return null
  if (!mime.startsWith('image/')) return { mime, width: null, height: null }
  try {
    const { width, height } = imageSize(head)
    return width > 0 && height > 0 ? { mime, width, height } : null
  } catch { return null }
}
