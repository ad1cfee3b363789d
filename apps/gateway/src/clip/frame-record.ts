import type { Frame } from '../stream/frame.js'

/** length u32 · key u8 · ticks f64 · receivedAt f64 · bytes */
const HEAD_BYTES = 21

/** Frames one behind the other, as the ring on disk keeps them. */
export const packFrames = (frames: readonly Frame[]): Buffer => Buffer.concat(frames.flatMap((frame) => {
  const head = Buffer.alloc(HEAD_BYTES)
  head.writeUInt32BE(frame.bytes.length, 0)
  head.writeUInt8(frame.key ? 1 : 0, 4)
  head.writeDoubleBE(frame.ticks, 5)
  head.writeDoubleBE(frame.receivedAt, 13)
  return [head, frame.bytes]
}))

/** A record that breaks off ends the list. */
export function unpackFrames(bytes: Buffer): Frame[] {
  const frames: Frame[] = []
  for (let at = 0; at + HEAD_BYTES <= bytes.length;) {
    const end = at + HEAD_BYTES + bytes.readUInt32BE(at)
    if (end > bytes.length) break
    frames.push({ bytes: bytes.subarray(at + HEAD_BYTES, end), key: bytes[at + 4] === 1, ticks: bytes.readDoubleBE(at + 5), receivedAt: bytes.readDoubleBE(at + 13) })
    at = end
  }
  return frames
}
