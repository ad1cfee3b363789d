/** Big-endian reads of the protocol's BYTE, WORD and DWORD (JT/T 808-2019 §4.2). Callers check the bounds; past the end a byte reads as 0. */

/** Unsigned 16-bit WORD at `at`. */
export const readWord = (bytes: Uint8Array, at: number): number => (bytes[at]! << 8) | bytes[at + 1]!
/** Unsigned 32-bit DWORD at `at`. */
export const readDword = (bytes: Uint8Array, at: number): number => ((bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!) >>> 0

/** Unsigned big-endian number of `length` (1–4) bytes at `at`. */
export function readUint(bytes: Uint8Array, at: number, length: number): number {
  let value = 0
  for (let i = 0; i < length; i++) value = value * 256 + bytes[at + i]!
  return value
}

/** Writes a WORD at `at`; higher bits are cut off. */
export function writeWord(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value >>> 8
  bytes[at + 1] = value
}

/** Writes a DWORD at `at`. */
export function writeDword(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value >>> 24
  bytes[at + 1] = value >>> 16
  bytes[at + 2] = value >>> 8
  bytes[at + 3] = value
}

/** The pieces one after another. */
export function joinBytes(...pieces: readonly Uint8Array[]): Uint8Array {
  let size = 0
  for (const piece of pieces) size += piece.length
  const out = new Uint8Array(size)
  let at = 0
  for (const piece of pieces) {
    out.set(piece, at)
    at += piece.length
  }
  return out
}

/** A copy of its own memory. `slice` is not enough: on a Node Buffer it is a view that keeps the whole socket chunk alive. */
export const copyBytes = (bytes: Uint8Array, from = 0, to = bytes.length): Uint8Array => new Uint8Array(bytes.subarray(from, to))

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
/** Lower-case hex of bytes [from, to). */
export function hexOf(bytes: Uint8Array, from = 0, to = bytes.length): string {
  let out = ''
  for (let i = from; i < to; i++) out += HEX[bytes[i]!]!
  return out
}
