import { H264Depacketiser } from '../h264/h264-depacketiser.js'
import { UnitAssembler } from '../h264/unit-assembler.js'
import type { AccessUnit } from '../h264/unit-assembler.js'
import { SourceError } from './rtsp-fault.js'
import { RtspPlay } from './rtsp-play.js'
import { parseRtp } from './rtp-packet.js'
import type { VideoMedia } from './sdp.js'

export interface SourceEvents {
  unit(unit: AccessUnit): void
  closed(error: SourceError): void
}

/** What fetches pictures for a path: straight from a camera, or by way of a transcoder. */
export interface PullSource {
  readonly assembler: UnitAssembler
  readonly transport: string
  /** Packets that did not arrive. */
  readonly lost: number
  /** Since when the camera says that it plays; null = not yet. */
  readonly playingSince: number | null
  /** Resolves when the camera plays, and pictures may have come by then; rejects with the fault, and then leaves nothing behind. */
  open(address: string): Promise<void>
  close(): void
}

/** Plays one camera that sends H.264; access units come out as they were sent. */
export class RtspSource implements PullSource {
  readonly assembler = new UnitAssembler()
  bytes = 0
  encoding: string | null = null
  #payloadType = -1
  readonly #depacketiser: H264Depacketiser
  readonly #play: RtspPlay

  constructor(events: SourceEvents) {
    this.#depacketiser = new H264Depacketiser(this.assembler, (unit) => events.unit(unit))
    this.#play = new RtspPlay({ described: (video) => this.#described(video), packet: (bytes) => this.#packet(bytes), closed: (error) => events.closed(error) })
  }

  get transport(): 'tcp' | 'udp' { return this.#play.transport }
  get lost(): number { return this.#depacketiser.lost }
  get playingSince(): number | null { return this.#play.playingSince }

  open(address: string): Promise<void> { return this.#play.open(address) }
  close(): void { this.#play.close() }

  #described(video: VideoMedia): void {
    this.encoding = video.encoding
    if (video.encoding === 'H265' || video.encoding === 'HEVC') throw new SourceError('h265', 'the camera sends H.265')
    if (video.encoding !== 'H264') throw new SourceError('codec', `the camera sends ${video.encoding}`)
    for (const set of video.parameterSets) this.assembler.learn(set)
    this.#payloadType = video.payloadType
  }

  #packet(bytes: Buffer): void {
    const packet = parseRtp(bytes)
    if (!packet || packet.payloadType !== this.#payloadType) return
    this.#play.lastPacketAt = Date.now()
    this.bytes += bytes.length
    this.#depacketiser.push(packet, this.#play.lastPacketAt)
  }
}
