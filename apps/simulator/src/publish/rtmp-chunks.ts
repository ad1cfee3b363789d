/** A message that came whole. */
export interface RtmpMessage { readonly type: number; readonly body: Buffer }

/** Types of messages (RTMP 1.0, 5.4 and 7.1). */
export const MESSAGE = { chunkSize: 1, acknowledge: 3, window: 5, video: 9, command: 20 } as const
/** What both sides begin with. */
const FIRST_CHUNK_BYTES = 128
const EXTENDED = 0xffffff
const HEAD_BYTES = [11, 7, 3, 0] as const
const MOST_BYTES = 1_000_000

/** One message in chunks: a full header, then bare ones (5.3.1). `timestampMs` is the publisher's own. */
export function writeMessage(chunkStream: number, type: number, streamId: number, timestampMs: number, body: Buffer, chunkBytes = FIRST_CHUNK_BYTES): Buffer {
  const time = timestampMs >>> 0
  const extended = time >= EXTENDED
  const more = Buffer.alloc(extended ? 4 : 0)
  if (extended) more.writeUInt32BE(time)
  const head = Buffer.alloc(12)
  head[0] = chunkStream
  head.writeUIntBE(Math.min(time, EXTENDED), 1, 3)
  head.writeUIntBE(body.length, 4, 3)
  head[7] = type
  head.writeUInt32LE(streamId, 8)
  const parts = [head, more, body.subarray(0, chunkBytes)]
  // A long time stands in each chunk again (5.3.1.3).
  for (let at = chunkBytes; at < body.length; at += chunkBytes) parts.push(Buffer.from([0xc0 | chunkStream]), more, body.subarray(at, at + chunkBytes))
  return Buffer.concat(parts)
}

interface Half { type: number; length: number; extended: boolean; parts: Buffer[]; have: number }

/** What a server answers, put together from its chunks. */
export class MessageReader {
  private chunkBytes = FIRST_CHUNK_BYTES
  private rest = Buffer.alloc(0)
  private readonly halves = new Map<number, Half>()

  /** @throws RangeError where the bytes are no RTMP */
  push(bytes: Buffer): RtmpMessage[] {
    this.rest = Buffer.concat([this.rest, bytes])
    const whole: RtmpMessage[] = []
    for (let used = this.one(whole); used > 0; used = this.one(whole)) this.rest = this.rest.subarray(used)
    return whole
  }

  /** How many bytes the next chunk took; 0 = it is not all there. */
  private one(whole: RtmpMessage[]): number {
    const { rest } = this
    if (rest.length === 0) return 0
    const format = (rest[0]! >> 6) as 0 | 1 | 2 | 3
    const id = rest[0]! & 0x3f
    // Larger ids are for servers with more to say than ours.
    if (id < 2) throw new RangeError('a chunk stream that no publisher opened')
    let at = 1 + HEAD_BYTES[format]
    if (rest.length < at) return 0
    const known = this.halves.get(id)
    if (!known && format > 1) throw new RangeError('a chunk stream begins without its header')
    const extended = format === 3 ? known!.extended : rest.readUIntBE(1, 3) === EXTENDED
    if (extended) at += 4
    const half: Half = format === 3 ? known! : { type: format === 2 ? known!.type : rest[7] ?? 0, length: format === 2 ? known!.length : rest.length >= 8 ? rest.readUIntBE(4, 3) : 0, extended, parts: [], have: 0 }
    if (half.length > MOST_BYTES) throw new RangeError(`a message of ${half.length} bytes`)
    const end = at + Math.min(this.chunkBytes, half.length - half.have)
    if (rest.length < end) return 0
    this.halves.set(id, half)
    half.parts.push(rest.subarray(at, end))
    half.have += end - at
    if (half.have === half.length) {
      const message = { type: half.type, body: Buffer.concat(half.parts) }
      half.parts = []
      half.have = 0
      if (message.type === MESSAGE.chunkSize) this.chunkBytes = Math.max(1, message.body.readUInt32BE(0) & 0x7fffffff)
      whole.push(message)
    }
    return end
  }
}
