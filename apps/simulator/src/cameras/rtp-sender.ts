import { randomBytes } from 'node:crypto'
import { pictureOf } from './feed.js'
import type { Feed } from './feed.js'
import { playFilm } from './film.js'

const CLOCK = 90_000
const PAYLOAD_TYPE = 96
const HEADER_BYTES = 12

/** Sends a feed's pictures when they are due. As most cameras do, it answers PLAY with a key frame: the one on show, and what follows it, at once. */
export class RtpSender {
  /** A camera whose encoder has stopped: connected, and silent. */
  silent = false
  readonly stop: () => void
  readonly #feed: Feed
  readonly #ssrc = randomBytes(4).readUInt32BE()
  #sequence = randomBytes(2).readUInt16BE()

  constructor(feed: Feed, send: (packets: readonly Buffer[]) => void) {
    this.#feed = feed
    this.stop = playFilm(feed, (number) => { if (!this.silent) send(this.#packets(number)) })
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
