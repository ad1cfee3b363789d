import { randomBytes } from 'node:crypto'
import type { Socket } from 'node:net'
import { readAmf, writeAmf } from './amf.js'
import type { AmfValue } from './amf.js'
import { ChunkReader, RtmpSyntaxError, writeChunks } from './chunks.js'
import type { RtmpMessage } from './chunks.js'

export interface RtmpEvents {
  /** A publisher asks to be let in. @param address path and query as it gave them. */
  publish(path: string, query: URLSearchParams): Promise<boolean>
  video(tag: Buffer, timestampMs: number): void
  closed(): void
}

const VERSION = 3
const HANDSHAKE_BYTES = 1536
const WINDOW_BYTES = 2_500_000
const CONTROL = 2
const COMMAND = 3
const MESSAGE = { chunkSize: 1, window: 5, bandwidth: 6, acknowledge: 3, video: 9, command: 20 } as const
const STREAM_ID = 1
/** Who does not publish by then, or falls silent, holds a place. */
const IDLE_MS = 15_000

/** One publisher's RTMP connection: handshake, commands, video messages. */
export class RtmpSession {
  readonly #socket: Socket
  readonly #events: RtmpEvents
  readonly #reader = new ChunkReader()
  #handshake: Buffer | null = Buffer.alloc(0)
  #greeted = false
  #app = ''
  #publishing = false
  #asking = false
  #over = false
  #window = WINDOW_BYTES
  #received = 0
  #acknowledged = 0

  constructor(socket: Socket, events: RtmpEvents) {
    this.#socket = socket
    this.#events = events
    socket.setNoDelay(true)
    socket.setTimeout(IDLE_MS, () => this.close())
    socket.on('data', (bytes) => this.#read(bytes))
    socket.on('error', () => this.close())
    socket.on('close', () => this.close())
  }

  close(): void {
    if (this.#over) return
    this.#over = true
    this.#socket.destroy()
    this.#events.closed()
  }

  #read(bytes: Buffer): void {
    if (this.#over) return
    try {
      const left = this.#handshake ? this.#shake(bytes) : bytes
      if (left.length === 0) return
      this.#received += left.length
      this.#reader.push(left, (message) => { if (!this.#over) this.#take(message) })
      this.#acknowledge()
    } catch (error) {
      if (!(error instanceof RtmpSyntaxError) && !(error instanceof RangeError)) console.error('gateway:', error)
      this.close()
    }
  }

  /** C0 C1 → S0 S1 S2, then C2 (RTMP 1.0, 5.2); what follows C2 is returned. */
  #shake(bytes: Buffer): Buffer {
    const all = Buffer.concat([this.#handshake!, bytes])
    this.#handshake = all
    if (all.length > 0 && all[0] !== VERSION) throw new RtmpSyntaxError('no RTMP')
    if (all.length < 1 + HANDSHAKE_BYTES) return Buffer.alloc(0)
    if (!this.#greeted) {
      this.#greeted = true
      const own = Buffer.concat([Buffer.alloc(8), randomBytes(HANDSHAKE_BYTES - 8)])
      this.#socket.write(Buffer.concat([Buffer.from([VERSION]), own, all.subarray(1, 1 + HANDSHAKE_BYTES)]))
    }
    if (all.length < 1 + 2 * HANDSHAKE_BYTES) return Buffer.alloc(0)
    this.#handshake = null
    return all.subarray(1 + 2 * HANDSHAKE_BYTES)
  }

  #take({ type, timestamp, body }: RtmpMessage): void {
    if (type === MESSAGE.video) { if (this.#publishing) this.#events.video(body, timestamp) } else if (type === MESSAGE.chunkSize) this.#reader.resize(body.readUInt32BE(0) & 0x7fffffff)
    else if (type === MESSAGE.window) this.#window = Math.max(1, body.readUInt32BE(0))
    else if (type === MESSAGE.command) this.#command(readAmf(body))
  }

  #command([name, transaction, first, ...more]: readonly AmfValue[]): void {
    const id = typeof transaction === 'number' ? transaction : 0
    if (name === 'connect') this.#connect(id, first)
    else if (name === 'createStream') this.#reply('_result', id, null, STREAM_ID)
    else if (name === 'publish') void this.#publish(String(more[0] ?? ''))
    else if (name === 'releaseStream' || name === 'FCPublish') this.#reply('_result', id, null, undefined)
    else if (name === 'deleteStream' || name === 'FCUnpublish' || name === 'closeStream') this.close()
    else if (name === 'play') { this.#status('error', 'NetStream.Play.Failed', 'only publishing is possible here'); this.close() }
  }

  #connect(id: number, details: AmfValue): void {
    const app = typeof details === 'object' && details !== null && !Array.isArray(details) ? (details as { readonly app?: AmfValue }).app : undefined
    this.#app = typeof app === 'string' ? app : ''
    const number = (value: number, extra: readonly number[] = []): Buffer => { const bytes = Buffer.alloc(4 + extra.length); bytes.writeUInt32BE(value, 0); bytes.set(extra, 4); return bytes }
    this.#socket.write(Buffer.concat([
      writeChunks(CONTROL, MESSAGE.window, 0, number(WINDOW_BYTES)),
      writeChunks(CONTROL, MESSAGE.bandwidth, 0, number(WINDOW_BYTES, [2])),
    ]))
    this.#reply('_result', id, { fmsVer: 'FMS/3,0,1,123', capabilities: 31 }, { level: 'status', code: 'NetConnection.Connect.Success', description: 'connected', objectEncoding: 0 })
  }

  /** `app` and key together are the path; the query, with the token in it, may hang on either. */
  async #publish(key: string): Promise<void> {
    if (this.#publishing || this.#asking) return
    this.#asking = true
    const [app, ...appQuery] = this.#app.split('?')
    const [stream, ...keyQuery] = key.split('?')
    const path = [app, stream].map((part) => part!.replace(/^\/+|\/+$/g, '')).filter((part) => part !== '').join('/')
    const allowed = await this.#events.publish(path, new URLSearchParams([...appQuery, ...keyQuery].join('&')))
    if (this.#over) return
    if (allowed) {
      this.#publishing = true
      this.#status('status', 'NetStream.Publish.Start', 'publishing')
      return
    }
    this.#status('error', 'NetStream.Publish.Denied', 'authentication error, or the path takes no publisher')
    this.#socket.end()
    this.close()
  }

  #status(level: string, code: string, description: string): void {
    this.#socket.write(writeChunks(COMMAND, MESSAGE.command, STREAM_ID, writeAmf('onStatus', 0, null, { level, code, description })))
  }

  #reply(...values: readonly AmfValue[]): void { this.#socket.write(writeChunks(COMMAND, MESSAGE.command, 0, writeAmf(...values))) }

  /** Some publishers stop when nobody says how much has come (5.4.3). */
  #acknowledge(): void {
    if (this.#received - this.#acknowledged < this.#window / 2) return
    this.#acknowledged = this.#received
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32BE(this.#received >>> 0, 0)
    this.#socket.write(writeChunks(CONTROL, MESSAGE.acknowledge, 0, bytes))
  }
}
