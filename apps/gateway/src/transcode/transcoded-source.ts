import { FlvVideo } from '../rtmp/flv-video.js'
import type { UnitAssembler } from '../h264/unit-assembler.js'
import { SourceError } from '../rtsp/rtsp-fault.js'
import { RtspPlay } from '../rtsp/rtsp-play.js'
import type { PullSource, SourceEvents } from '../rtsp/rtsp-source.js'
import { parseRtp } from '../rtsp/rtp-packet.js'
import type { VideoMedia } from '../rtsp/sdp.js'
import { runFfmpeg } from './ffmpeg.js'
import { FlvReader } from './flv-reader.js'
import { RtspRelay } from './rtsp-relay.js'
import type { Transcoders } from './transcoders.js'

/** ffmpeg waits for a key frame of the camera, and looks at the stream for a second. */
const FIRST_PICTURE_MS = 20_000
const STALL_MS = 10_000
const LOOK_MS = 1000

/** Plays a camera that browsers cannot play, through one ffmpeg: our client fetches, ffmpeg encodes, access units come out as from any other source. */
export class TranscodedSource implements PullSource {
  #lost = 0
  #next: number | null = null
  #video: VideoMedia | null = null
  #relay: RtspRelay | null = null
  #endFfmpeg: () => void = () => undefined
  #giveBack: () => void = () => undefined
  #watch: NodeJS.Timeout | undefined
  #lastUnitAt: number | null = null
  #over = false
  readonly #flv = new FlvVideo()
  readonly #play: RtspPlay
  readonly #events: SourceEvents
  readonly #transcoders: Transcoders

  constructor(events: SourceEvents, transcoders: Transcoders) {
    this.#events = events
    this.#transcoders = transcoders
    this.#play = new RtspPlay({ described: (video) => { this.#video = video }, packet: (bytes) => this.#packet(bytes), closed: (error) => this.#end(error) })
  }

  get assembler(): UnitAssembler { return this.#flv.assembler }
  get transport(): string { return this.#play.transport }
  get lost(): number { return this.#lost }
  get playingSince(): number | null { return this.#play.playingSince }

  async open(address: string): Promise<void> {
    this.#giveBack = this.#transcoders.take()
    try {
      await this.#play.open(address)
      const relay = await RtspRelay.open(this.#video!)
      if (this.#over) { relay.close(); throw new SourceError('closed', 'no longer wanted') }
      this.#relay = relay
    } catch (error) {
      this.close()
      throw error
    }
    const reader = new FlvReader()
    this.#endFfmpeg = runFfmpeg(this.#relay.url, {
      output: (bytes) => { try { reader.push(bytes, (tag, atMs) => this.#tag(tag, atMs)) } catch (error) { this.#end(new SourceError('transcoder_failed', `ffmpeg: ${(error as Error).message}`)) } },
      ended: (why) => this.#end(new SourceError('transcoder_failed', `ffmpeg: ${why}`)),
    })
    const begun = Date.now()
    this.#watch = setInterval(() => {
      const waited = Date.now() - (this.#lastUnitAt ?? begun)
      if (waited > (this.#lastUnitAt === null ? FIRST_PICTURE_MS : STALL_MS)) this.#end(new SourceError('transcoder_failed', 'ffmpeg gives no pictures'))
    }, LOOK_MS)
  }

  close(): void {
    this.#over = true
    clearInterval(this.#watch)
    this.#play.close()
    this.#relay?.close()
    this.#endFfmpeg()
    this.#giveBack()
  }

  #packet(bytes: Buffer): void {
    const packet = parseRtp(bytes)
    if (!packet || packet.payloadType !== this.#video?.payloadType) return
    this.#play.lastPacketAt = Date.now()
    const gap = this.#next === null ? 0 : (packet.sequence - this.#next) & 0xffff
    if (gap < 0x8000) { this.#lost += gap; this.#next = (packet.sequence + 1) & 0xffff }
    this.#relay?.push(bytes)
  }

  #tag(tag: Buffer, atMs: number): void {
    const now = Date.now()
    const unit = this.#flv.read(tag, atMs, now)
    if (!unit || this.#over) return
    this.#lastUnitAt = now
    this.#events.unit(unit)
  }

  #end(error: SourceError): void {
    if (this.#over) return
    this.close()
    this.#events.closed(error)
  }
}
