import { fullBox, u32, u64 } from './box.js'
import { TRACK_ID } from './init-segment.js'

/** Seconds between the epoch of NTP (1900) and that of everybody else. */
const EPOCH_1900_S = 2_208_988_800
/** The times are the receiver's, not the encoder's, and consistent with each other. */
const CONSISTENT = 8
const FRACTION = 2 ** 32
const NTP_AT = 16

/** Says when the first picture of the fragment behind it was received (`prft`, ISO/IEC 14496-12, 8.16.5): what a file's own clock counts from nothing. */
export function wallTime(receivedAt: number, mediaTime: number): Buffer {
  const seconds = Math.floor(receivedAt / 1000)
  return fullBox('prft', 1, CONSISTENT, u32(TRACK_ID, seconds + EPOCH_1900_S, Math.round((receivedAt - seconds * 1000) / 1000 * FRACTION)), u64(mediaTime))
}

/** @param prft the whole box */
export const readWallTime = (prft: Buffer): number => (prft.readUInt32BE(NTP_AT) - EPOCH_1900_S) * 1000 + Math.round(prft.readUInt32BE(NTP_AT + 4) / FRACTION * 1000)
