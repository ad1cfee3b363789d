import type { Frame } from '../stream/frame.js'
import { box, fullBox, u32, u64 } from './box.js'
import { TRACK_ID } from './init-segment.js'

/** Needs nothing before it / hangs on pictures before it (ISO/IEC 14496-12, 8.8.3.1). */
const SYNC = 0x02000000
const DEPENDS = 0x01010000
const DEFAULT_BASE_IS_MOOF = 0x020000
const WITH_OFFSET = 0x000001
const WITH_DURATION = 0x000100
const WITH_SIZE = 0x000200
const WITH_FLAGS = 0x000400
const WITH_COMPOSITION = 0x000800

/**
 * One fragment (moof + mdat) of consecutive frames. Frames come in decoding order and carry the time at which they are shown: where a camera reorders,
 * the decoding times are the same times sorted, and the difference becomes the composition offset.
 * @param origin the ticks that become time 0
 * @param tail how long the last frame lasts, in ticks
 */
export function fragment(frames: readonly Frame[], sequence: number, origin: number, tail: number): Buffer {
  const decoded = frames.map((frame) => frame.ticks).sort((a, b) => a - b)
  const reordered = frames.some((frame, i) => frame.ticks !== decoded[i])
  const samples = frames.map((frame, i) => {
    const duration = i + 1 < frames.length ? decoded[i + 1]! - decoded[i]! : tail
    return u32(duration, frame.bytes.length, frame.key ? SYNC : DEPENDS, ...(reordered ? [frame.ticks - decoded[i]!] : []))
  })
  const flags = WITH_OFFSET | WITH_DURATION | WITH_SIZE | WITH_FLAGS | (reordered ? WITH_COMPOSITION : 0)
  const moof = (dataOffset: number): Buffer => box('moof', fullBox('mfhd', 0, 0, u32(sequence)), box('traf',
    fullBox('tfhd', 0, DEFAULT_BASE_IS_MOOF, u32(TRACK_ID)),
    fullBox('tfdt', 1, 0, u64(Math.max(0, decoded[0]! - origin))),
    fullBox('trun', 1, flags, u32(frames.length, dataOffset), ...samples)))
  return Buffer.concat([moof(moof(0).length + 8), box('mdat', ...frames.map((frame) => frame.bytes))])
}
