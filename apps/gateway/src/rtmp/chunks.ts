/** A whole RTMP message, put together from its chunks. */
export interface RtmpMessage {
  readonly type: number
  readonly streamId: number
  /** Milliseconds, of the publisher's own epoch. */
  readonly timestamp: number
  readonly body: Buffer
}

/** What came breaks the rules of RTMP, or wants more memory than any publisher needs. */
export class RtmpSyntaxError extends Error {}

interface ChunkStream { type: number, streamId: number, timestamp: number, delta: number, length: number, extended: boolean, parts: Buffer[], have: number }

const FIRST_CHUNK_BYTES = 128
const MAX_CHUNK_BYTES = 1 << 24
const MAX_MESSAGE_BYTES = 8_000_000
const MAX_STREAMS = 32
const EXTENDED = 0xffffff
const HEAD_BYTES = [11, 7, 3, 0] as const

/** Puts chunks together (RTMP 1.0, section 5.3). */
export class ChunkReader {
  chunkBytes = FIRST_CHUNK_BYTES
  readonly #streams = new Map<number, ChunkStream>()
  #rest = Buffer.alloc(0)

  push(chunk: Buffer, take: (message: RtmpMessage) => void): void {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk])
    let at = 0
    for (;;) {
      const used = this.#one(bytes, at, take)
      if (used === 0) break
      at += used
    }
    this.#rest = Buffer.from(bytes.subarray(at))
  }

  resize(bytes: number): void {
    if (bytes < 1 || bytes > MAX_CHUNK_BYTES) throw new RtmpSyntaxError(`chunks of ${bytes} bytes`)
    this.chunkBytes = bytes
  }

  /** How many bytes the next chunk used; 0 = more are needed. */
  #one(bytes: Buffer, begin: number, take: (message: RtmpMessage) => void): number {
    let at = begin
    const idBytes = [2, 3][bytes[at]! & 0x3f] ?? 1
    if (bytes.length < at + idBytes) return 0
    const format = (bytes[at]! >> 6) as 0 | 1 | 2 | 3
    let id = bytes[at++]! & 0x3f
    if (id === 0) id = 64 + bytes[at++]!
    else if (id === 1) { id = 64 + bytes[at]! + bytes[at + 1]! * 256; at += 2 }
    const head = at
    at += HEAD_BYTES[format]
    if (bytes.length < at) return 0
    const known = this.#streams.get(id)
    if (!known && format !== 0) throw new RtmpSyntaxError('a chunk stream begins without a full header')
    const field = format === 3 ? 0 : bytes.readUIntBE(head, 3)
    const extended = format === 3 ? known!.extended : field === EXTENDED
    if (extended && bytes.length < at + 4) return 0
    const time = extended ? bytes.readUInt32BE(at) : field
    if (extended) at += 4
    const length = format <= 1 ? bytes.readUIntBE(head + 3, 3) : known!.length
    if (length > MAX_MESSAGE_BYTES) throw new RtmpSyntaxError(`a message of ${length} bytes`)
    const have = format === 3 ? known!.have : 0
    const size = Math.min(this.chunkBytes, length - have)
    if (bytes.length < at + size) return 0

    const stream: ChunkStream = known ?? { type: 0, streamId: 0, timestamp: 0, delta: 0, length: 0, extended: false, parts: [], have: 0 }
    if (!known && this.#streams.size >= MAX_STREAMS) throw new RtmpSyntaxError('too many chunk streams')
    this.#streams.set(id, stream)
    stream.extended = extended
    if (format !== 3) { stream.parts = []; stream.have = 0 }
    if (format <= 1) { stream.length = length; stream.type = bytes[head + 6]! }
    if (format === 0) { stream.streamId = bytes.readUInt32LE(head + 7); stream.timestamp = time; stream.delta = 0 }
    else if (format <= 2) { stream.delta = time; stream.timestamp = (stream.timestamp + time) >>> 0 }
    // A new message with the header of the one before it goes on by the same step.
    else if (stream.have === 0) stream.timestamp = (stream.timestamp + stream.delta) >>> 0
    stream.parts.push(Buffer.from(bytes.subarray(at, at + size)))
    stream.have += size
    at += size
    if (stream.have === stream.length) {
      const body = Buffer.concat(stream.parts)
      stream.parts = []
      stream.have = 0
      take({ type: stream.type, streamId: stream.streamId, timestamp: stream.timestamp, body })
    }
    return at - begin
  }
}

/** One message in one full header and as many chunks as it needs. */
export function writeChunks(chunkStream: number, type: number, streamId: number, body: Buffer, chunkBytes = FIRST_CHUNK_BYTES): Buffer {
  const head = Buffer.alloc(12)
  head[0] = chunkStream
  head.writeUIntBE(body.length, 4, 3)
  head[7] = type
  head.writeUInt32LE(streamId, 8)
  const parts: Buffer[] = [head]
  for (let at = 0; at < body.length; at += chunkBytes) {
    if (at > 0) parts.push(Buffer.from([0xc0 | chunkStream]))
    parts.push(body.subarray(at, at + chunkBytes))
  }
  return Buffer.concat(parts)
}
