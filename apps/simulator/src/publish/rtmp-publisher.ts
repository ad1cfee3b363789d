import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { pictureOf } from '../cameras/feed.js'
import type { Feed } from '../cameras/feed.js'
import { playFilm } from '../cameras/film.js'
import { readAmf, writeAmf } from './amf.js'
import type { AmfValue } from './amf.js'
import { headerTag, pictureTag } from './flv-tags.js'
import { MESSAGE, MessageReader, writeMessage } from './rtmp-chunks.js'

const VERSION = 3
const HANDSHAKE_BYTES = 1536
const CHUNK_BYTES = 4096
const DEFAULT_PORT = 1935
const COMMANDS = 3
const PICTURES = 4
const STREAM_ID = 1
/** Who has not been let in by then never will be. */
const ENTER_MS = 10_000
/** Beyond this much unsent, pictures are left out until the next key frame. */
const MOST_UNSENT = 1_000_000

/** Sends one feed to a media gateway by RTMP, as a drone or a body camera does: the clip as it is, nothing encoded. */
export class RtmpPublisher {
  private readonly socket: Socket
  private readonly reader = new MessageReader()
  private readonly timer: NodeJS.Timeout
  private handshake: Buffer | null = Buffer.alloc(0)
  private greeted = false
  private over = false
  private begun = false
  private stopFilm: (() => void) | null = null

  /**
   * @param address `rtmp://host[:port]/<path>?token=…`
   * @param ended called once, with why, when it does not send any more; not after `stop`
   */
  constructor(private readonly address: URL, private readonly feed: Feed, private readonly ended: (why: string) => void) {
    this.socket = connect(Number(address.port) || DEFAULT_PORT, address.hostname.replace(/^\[|\]$/g, ''))
    this.timer = setTimeout(() => this.end('not let in in time'), ENTER_MS)
    this.socket.setNoDelay(true)
    this.socket.on('connect', () => this.socket.write(Buffer.concat([Buffer.from([VERSION]), Buffer.alloc(8), randomBytes(HANDSHAKE_BYTES - 8)])))
    this.socket.on('data', (bytes) => {
      try { this.read(bytes) } catch (error) { this.end((error as Error).message) }
    })
    this.socket.on('error', (error) => this.end(error.message))
    this.socket.on('close', () => this.end('the gateway closed the connection'))
  }

  /** Pictures are on their way. */
  get sending(): boolean { return this.stopFilm !== null }
  /** It was let in, whatever became of it. */
  get wasSending(): boolean { return this.begun }

  /** Says goodbye and closes. */
  stop(): void {
    if (this.over) return
    if (this.sending) this.command(STREAM_ID, 'deleteStream', 0, null, STREAM_ID)
    this.close()
    this.socket.end()
  }

  private end(why: string): void {
    if (this.over) return
    this.close()
    this.socket.destroy()
    this.ended(why)
  }

  private close(): void {
    this.over = true
    clearTimeout(this.timer)
    this.stopFilm?.()
    this.stopFilm = null
  }

  private read(bytes: Buffer): void {
    const left = this.handshake ? this.shake(bytes) : bytes
    for (const { type, body } of this.reader.push(left)) if (type === MESSAGE.command && !this.over) this.heard(readAmf(body))
  }

  /** S0 S1 → C2, S2 → what a publisher asks for (RTMP 1.0, 5.2); what follows S2 is returned. */
  private shake(bytes: Buffer): Buffer {
    const all = this.handshake = Buffer.concat([this.handshake!, bytes])
    if (all.length > 0 && all[0] !== VERSION) throw new Error('that is no RTMP server')
    if (all.length > HANDSHAKE_BYTES && !this.greeted) {
      this.greeted = true
      this.socket.write(all.subarray(1, 1 + HANDSHAKE_BYTES))
      const { app, host } = this.place()
      this.socket.write(writeMessage(2, MESSAGE.chunkSize, 0, 0, Buffer.from([0, 0, CHUNK_BYTES >> 8, CHUNK_BYTES & 0xff])))
      this.command(0, 'connect', 1, { app, type: 'nonprivate', flashVer: 'FMLE/3.0', tcUrl: `rtmp://${host}/${app}` })
    }
    if (all.length < 1 + 2 * HANDSHAKE_BYTES) return Buffer.alloc(0)
    this.handshake = null
    return all.subarray(1 + 2 * HANDSHAKE_BYTES)
  }

  private heard([name, transaction, , told]: readonly AmfValue[]): void {
    if (name === '_error') return this.end('the gateway refuses')
    if (name === '_result' && transaction === 1) return this.command(0, 'createStream', 2, null)
    if (name === '_result' && transaction === 2) return this.command(STREAM_ID, 'publish', 3, null, this.place().key, 'live')
    if (name !== 'onStatus' || typeof told !== 'object' || told === null) return
    if (told['code'] === 'NetStream.Publish.Start') this.begin()
    else if (told['level'] === 'error') this.end(String(told['code']))
  }

  private begin(): void {
    clearTimeout(this.timer)
    if (this.begun) return
    this.begun = true
    const { clip } = this.feed
    let firstMs: number | null = null
    let waiting = false
    this.picture(0, headerTag(clip))
    this.stopFilm = playFilm(this.feed, (number) => {
      const frame = clip.frames[pictureOf(this.feed, number)]!
      const timeMs = Math.floor(number * 1000 / clip.fps)
      firstMs ??= timeMs
      waiting = this.socket.writableLength > MOST_UNSENT || (waiting && !frame.key)
      if (!waiting) this.picture(timeMs - firstMs, pictureTag(frame))
    })
  }

  private picture(timeMs: number, tag: Buffer): void { this.socket.write(writeMessage(PICTURES, MESSAGE.video, STREAM_ID, timeMs, tag, CHUNK_BYTES)) }
  private command(streamId: number, ...values: readonly AmfValue[]): void { this.socket.write(writeMessage(COMMANDS, MESSAGE.command, streamId, 0, writeAmf(...values), CHUNK_BYTES)) }

  /** The path cut as RTMP wants it: all but its last part is the application, the last with the token in its query is the key. */
  private place(): { app: string; key: string; host: string } {
    const parts = this.address.pathname.split('/').filter(Boolean)
    return { app: parts.slice(0, -1).join('/'), key: `${parts.at(-1) ?? ''}${this.address.search}`, host: this.address.host }
  }
}
