import { randomBytes } from 'node:crypto'
import { dueAt, frameNumber, keyBefore, pictureOf } from './feed.js'
import type { Feed } from './feed.js'

const CLOCK = 90_000
const PAYLOAD_TYPE = 96
const HEADER_BYTES = 12

/** Sends a feed's pictures when they are due. As most cameras do, it answers PLAY with a key frame: the one on show, and what follows it, at once. */
export class RtpSender {
  /** A camera whose encoder has stopped: connected, and silent. */
  silent = false
  readonly #feed: Feed
  readonly #send: (packets: readonly Buffer[]) => void
  readonly #ssrc = randomBytes(4).readUInt32BE()
  #sequence = randomBytes(2).readUInt16BE()
  #next: number
  #timer: NodeJS.Timeout

  constructor(feed: Feed, send: (packets: readonly Buffer[]) => void) {
    this.#feed = feed
    this.#send = send
    this.#next = keyBefore(feed, frameNumber(feed, Date.now()))
    this.#timer = setTimeout(() => this.#run(), 0)
  }

  stop(): void { clearTimeout(this.#timer) }

  #run(): void {
    const now = frameNumber(this.#feed, Date.now())
    // A machine that slept does not make up for hours.
    if (now - this.#next > this.#feed.clip.frames.length) this.#next = keyBefore(this.#feed, now)
    for (; this.#next <= now; this.#next++) if (!this.silent) this.#send(this.#packets(this.#next))
    this.#timer = setTimeout(() => this.#run(), Math.max(1, dueAt(this.#feed, this.#next) - Date.now()))
  }

  #packets(number: number): Buffer[] {
    const { payloads } = this.#feed.clip.frames[pictureOf(this.#feed, number)]!
    const ticks = Number(BigInt(number) * BigInt(CLOCK) / BigInt(this.#feed.clip.fps) & 0xffffffffn)
    return payloads.map((payload, i) => {
      const packet = Buffer.allocUnsafe(HEADER_BYTES + payload.length)
      packet[0] = 0x80
      packet[1] = PAYLOAD_TYPE | (i === payloads.length - 1 ? 0x80 : 0)
      packet.writeUInt16BE(this.#sequence = (this.#sequence + 1) & 0xffff, 2)
      packet.writeUInt32BE(ticks, 4)
      packet.writeUInt32BE(this.#ssrc, 8)
      payload.copy(packet, HEADER_BYTES)
      return packet
    })
  }
}

/** How a feed describes itself (RFC 8866). */
export const describe = ({ clip }: Feed): string => [
  'v=0', 'o=- 0 0 IN IP4 127.0.0.1', `s=${clip.name}`, 'c=IN IP4 0.0.0.0', 't=0 0', 'a=control:*',
  `m=video 0 RTP/AVP ${PAYLOAD_TYPE}`, `a=rtpmap:${PAYLOAD_TYPE} H264/${CLOCK}`,
  `a=fmtp:${PAYLOAD_TYPE} packetization-mode=1;profile-level-id=${clip.sps.toString('hex', 1, 4)};sprop-parameter-sets=${clip.sps.toString('base64')},${clip.pps.toString('base64')}`,
  `a=framerate:${clip.fps}`, 'a=control:trackID=0', '',
].join('\r\n')
