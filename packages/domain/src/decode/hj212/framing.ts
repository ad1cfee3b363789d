import type { Drop, Framed } from '../adapter.js'
import { copyBytes, joinBytes } from '../jt808/bytes.js'
import { crcOf } from './crc.js'

/** Cutting a TCP stream into frames `## length segment CRC CR LF` (HJ 212-2017 §6.3.1), and making one. */

const HASH = 0x23
const AND = 0x26
const CR = 0x0d
const LF = 0x0a
/** The standard allows 1024 bytes of segment; senders that put a whole day into one packet send more. */
export const MAX_FRAME_BYTES = 8192

const EMPTY = new Uint8Array(0)
const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39
const isHex = (byte: number | undefined): boolean => isDigit(byte) || (byte !== undefined && ((byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66)))

/** Digits of the length that follow `##`: four by the standard, three of some senders. */
function lengthAt(bytes: Uint8Array, at: number): { value: number; digits: number } {
  let value = 0
  let digits = 0
  while (digits < 4 && isDigit(bytes[at + digits])) value = value * 10 + bytes[at + digits++]! - 0x30
  return { value, digits }
}

/** Where a frame ends for which no line end has come: by its own length, if the segment's last signs and the check stand there; else -1. */
function endByLength(bytes: Uint8Array, start: number): number {
  const { value, digits } = lengthAt(bytes, start + 2)
  const end = start + 2 + digits + value
  if (digits < 3 || value < 4 || end + 4 > bytes.length || bytes[end - 1] !== AND || bytes[end - 2] !== AND) return -1
  for (let i = 0; i < 4; i++) if (!isHex(bytes[end + i])) return -1
  return end + 4
}

/**
 * Cuts frames out of what arrived. A frame is given from its `##` to its check, without the line end. The line end rules, because a segment holds none: that way a
 * sender's wrong length costs nothing; where a sender leaves it out, the length does.
 */
export function cutFrames(rest: Uint8Array, chunk: Uint8Array): Framed {
  const bytes = rest.length === 0 ? chunk : joinBytes(rest, chunk)
  const frames: Uint8Array[] = []
  const dropped: Drop[] = []
  let at = 0
  for (;;) {
    while (at < bytes.length && (bytes[at] === CR || bytes[at] === LF)) at++
    if (at >= bytes.length) return { frames, rest: EMPTY, dropped }
    if (bytes[at] !== HASH || (at + 1 < bytes.length && bytes[at + 1] !== HASH)) {
      dropped.push({ reason: 'garbage' })
      at = nextStart(bytes, at + 1)
      continue
    }
    const line = bytes.indexOf(CR, at)
    const byLength = endByLength(bytes, at)
    const end = byLength >= 0 && (line < 0 || byLength < line) ? byLength : line
    if (end < 0 && bytes.length - at <= MAX_FRAME_BYTES) return { frames, rest: copyBytes(bytes, at), dropped }
    if (end < 0 || end - at > MAX_FRAME_BYTES) {
      dropped.push({ reason: 'frame_too_long' })
      at = nextStart(bytes, at + 2)
      continue
    }
    frames.push(bytes.subarray(at, end))
    at = end
  }
}

/** The next place at which a frame, or a line that may be followed by one, begins. */
function nextStart(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at++) if (bytes[at] === HASH || bytes[at] === CR || bytes[at] === LF) return at
  return bytes.length
}

/** The segment of a frame, or why it cannot be believed. The check decides; a length that says otherwise is the sender's mistake. */
export function segmentOf(frame: Uint8Array): Uint8Array | string {
  const { digits } = lengthAt(frame, 2)
  if (digits < 3) return 'no_length'
  const from = 2 + digits
  const to = frame.length - 4
  if (to - from < 4) return 'too_short'
  for (let i = to; i < frame.length; i++) if (!isHex(frame[i])) return 'no_crc'
  let told = ''
  for (let i = to; i < frame.length; i++) told += String.fromCharCode(frame[i]!)
  return Number.parseInt(told, 16) === crcOf(frame, from, to) ? frame.subarray(from, to) : 'bad_crc'
}

/** A segment as it goes on the wire. */
export function frameOf(segment: Uint8Array): Uint8Array {
  const ascii = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0))
  return joinBytes(ascii(`##${String(segment.length).padStart(4, '0')}`), segment, ascii(`${crcOf(segment).toString(16).toUpperCase().padStart(4, '0')}\r\n`))
}
