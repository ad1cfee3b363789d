import type { Drop, Framed } from '../adapter.js'
import { LENGTH_BITS, SUB_PACKAGED, VERSION_2019 } from './attributes.js'
import { copyBytes, joinBytes, readWord } from './bytes.js'
import { xorOf } from './checksum.js'

/** Cutting a TCP stream into frames `7e … 7e`, and the escapes inside them (JT/T 808-2019 §4.4.1–2). */

const FLAG = 0x7e
const ESCAPE = 0x7d
/**
 * Longest frame kept, flags and escapes included. The header's ten length bits allow 21 + 1023 + 1 bytes, every one of them escaped 2092;
 * the rest is room for terminals whose body outgrows the bits (item profile `lenientLength`).
 */
export const MAX_FRAME_BYTES = 4096
/** Shortest thing that can be a frame: a 12-byte header and the check code. */
const MIN_INNER_BYTES = 13

const NO_FRAMES: readonly Uint8Array[] = []
const NO_DROPS: readonly Drop[] = []
const EMPTY = new Uint8Array(0)

/**
 * Cuts frames out of what arrived. A frame is given as it came, both flags included and still escaped; it may be a view into `chunk`.
 * `rest` begins with 7e when a frame is open, and with anything else when the stream is between frames.
 *
 * Between two flags there may be a frame or garbage, and a terminal that shares one flag between two frames (or a lost flag) must not turn the
 * stream inside out: what follows a closing flag counts as a frame only if check code and length fit, otherwise as garbage, and the next flag opens.
 */
export function cutFrames(rest: Uint8Array, chunk: Uint8Array): Framed {
  const bytes = rest.length === 0 ? chunk : joinBytes(rest, chunk)
  const frames: Uint8Array[] = []
  const dropped: Drop[] = []
  let open = bytes[0] === FLAG
  let start = open ? 1 : 0
  // The rest was looked through before: no flag but its own first byte.
  let from = Math.max(start, rest.length)
  for (;;) {
    const flag = bytes.indexOf(FLAG, from)
    const end = flag < 0 ? bytes.length : flag
    // Cut at a place that depends on the stream alone, so that any chunking gives the same frames.
    while (end - start > MAX_FRAME_BYTES - 2) {
      dropped.push({ reason: open ? 'frame_too_long' : 'garbage' })
      open = false
      start += MAX_FRAME_BYTES - 1
    }
    if (flag < 0) break
    if (open && flag > start) {
      frames.push(bytes.subarray(start - 1, flag + 1))
      open = false
    } else if (flag === start) open = true
    else if (fits(bytes, start, flag)) frames.push(wrap(bytes, start, flag))
    else {
      dropped.push({ reason: 'garbage' })
      open = true
    }
    start = flag + 1
    from = start
  }
  const keepFrom = open ? start - 1 : start
  return { frames: frames.length === 0 ? NO_FRAMES : frames, rest: keepFrom >= bytes.length ? EMPTY : copyBytes(bytes, keepFrom), dropped: dropped.length === 0 ? NO_DROPS : dropped }
}

/** Whether the bytes between two flags are a whole message: by their check code, and by the length that the header would declare. */
function fits(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from < MIN_INNER_BYTES) return false
  const inner = unescapeBytes(bytes, from, to)
  if (inner.length < MIN_INNER_BYTES || xorOf(inner) !== 0) return false
  const attributes = readWord(inner, 2)
  const extra = ((attributes & VERSION_2019) === 0 ? 0 : 5) + ((attributes & SUB_PACKAGED) === 0 ? 0 : 4)
  return inner.length === MIN_INNER_BYTES + extra + (attributes & LENGTH_BITS)
}

function wrap(bytes: Uint8Array, from: number, to: number): Uint8Array {
  const out = new Uint8Array(to - from + 2)
  out[0] = FLAG
  out.set(bytes.subarray(from, to), 1)
  out[out.length - 1] = FLAG
  return out
}

/**
 * Bytes [from, to) with `7d02` → 7e and `7d01` → 7d; a view where nothing is escaped. Any other byte after 7d is kept with it:
 * some terminals do not escape 7d at all, and the check code decides whether that was meant.
 */
export function unescapeBytes(bytes: Uint8Array, from = 0, to = bytes.length): Uint8Array {
  let at = from
  while (at < to && bytes[at] !== ESCAPE) at++
  if (at === to) return from === 0 && to === bytes.length ? bytes : bytes.subarray(from, to)
  const out = new Uint8Array(to - from)
  let size = 0
  for (let i = from; i < to; i++) {
    const byte = bytes[i]!
    const next = i + 1 < to ? bytes[i + 1] : 0
    if (byte === ESCAPE && (next === 1 || next === 2)) {
      out[size++] = next === 2 ? FLAG : ESCAPE
      i++
    } else out[size++] = byte
  }
  return out.subarray(0, size)
}

/** Header and body with check code, escapes and flags put on: ready for the wire. */
export function frameOf(message: Uint8Array): Uint8Array {
  const check = xorOf(message)
  let size = message.length + 3
  for (let i = 0; i < message.length; i++) if (message[i] === FLAG || message[i] === ESCAPE) size++
  if (check === FLAG || check === ESCAPE) size++
  const out = new Uint8Array(size)
  out[0] = FLAG
  let at = 1
  for (let i = 0; i <= message.length; i++) {
    const byte = i < message.length ? message[i]! : check
    if (byte === FLAG || byte === ESCAPE) {
      out[at++] = ESCAPE
      out[at++] = byte === FLAG ? 2 : 1
    } else out[at++] = byte
  }
  out[at] = FLAG
  return out
}
