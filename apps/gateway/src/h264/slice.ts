import { BitReader } from './bit-reader.js'

/** Only the first bytes are needed: two short codes. */
const HEAD_BYTES = 12
const B = 1

/** Whether a slice is bidirectional (H.264, table 7-6): such pictures come in another order than they are shown, which WebRTC cannot do. */
export function isBidirectional(slice: Uint8Array): boolean {
  try {
    const bits = new BitReader(slice.subarray(1, 1 + HEAD_BYTES))
    bits.unsigned()
    return bits.unsigned() % 5 === B
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
