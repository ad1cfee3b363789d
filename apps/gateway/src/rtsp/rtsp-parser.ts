/** An answer or a request of the other side, and the RTP packets between them (RFC 2326, sections 4, 6, 7 and 10.12). */
export type RtspItem =
  | { readonly kind: 'message', readonly first: string, readonly headers: ReadonlyMap<string, string>, readonly body: string }
  | { readonly kind: 'packet', readonly channel: number, readonly payload: Buffer }

const MAX_HEAD = 16 * 1024
const MAX_BODY = 64 * 1024
const DOLLAR = 0x24

/** What came was no RTSP, or more of it than anybody should send. */
export class RtspSyntaxError extends Error {}

/** Cuts a TCP stream into messages and interleaved packets. A packet's payload is valid only until the next call. */
export class RtspParser {
  #rest: Buffer = Buffer.alloc(0)

  push(chunk: Buffer, take: (item: RtspItem) => void): void {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk])
    let at = 0
    for (;;) {
      const used = this.#one(bytes, at, take)
      if (used === 0) break
      at += used
    }
    this.#rest = at === bytes.length ? Buffer.alloc(0) : Buffer.from(bytes.subarray(at))
  }

  /** How many bytes it used; 0 = more are needed. */
  #one(bytes: Buffer, at: number, take: (item: RtspItem) => void): number {
    const left = bytes.length - at
    if (left === 0) return 0
    if (bytes[at] === DOLLAR) {
      if (left < 4) return 0
      const length = bytes.readUInt16BE(at + 2)
      if (left < 4 + length) return 0
      take({ kind: 'packet', channel: bytes[at + 1]!, payload: bytes.subarray(at + 4, at + 4 + length) })
      return 4 + length
    }
    // Some cameras put an empty line between messages.
    if (bytes[at] === 0x0d || bytes[at] === 0x0a) return 1
    const end = bytes.indexOf('\r\n\r\n', at, 'latin1')
    if (end < 0 || end - at > MAX_HEAD) {
      if (left > MAX_HEAD || !isText(bytes, at)) throw new RtspSyntaxError('the other side does not speak RTSP')
      return 0
    }
    const [first, ...lines] = bytes.toString('utf8', at, end).split('\r\n')
    const headers = new Map<string, string>()
    for (const line of lines) {
      const colon = line.indexOf(':')
      if (colon <= 0) continue
      const name = line.slice(0, colon).trim().toLowerCase()
      const value = line.slice(colon + 1).trim()
      // Several challenges may come in lines of their own.
      headers.set(name, headers.has(name) ? `${headers.get(name)}\n${value}` : value)
    }
    const length = Number(headers.get('content-length') ?? 0)
    if (!Number.isInteger(length) || length < 0 || length > MAX_BODY) throw new RtspSyntaxError(`a message body of ${headers.get('content-length')} bytes`)
    const head = end + 4 - at
    if (left < head + length) return 0
    take({ kind: 'message', first: first!, headers, body: bytes.toString('utf8', at + head, at + head + length) })
    return head + length
  }
}

/** Every message begins with letters: `RTSP/1.0` or a method. */
function isText(bytes: Buffer, at: number): boolean {
  for (let i = at; i < Math.min(at + 4, bytes.length); i++) if (bytes[i]! < 0x20 || bytes[i]! > 0x7e) return false
  return true
}
