import type { AccessUnit, UnitAssembler } from '../h264/unit-assembler.js'
import { SourceError } from '../rtsp/rtsp-fault.js'
import { RtspSource } from '../rtsp/rtsp-source.js'
import type { PullSource } from '../rtsp/rtsp-source.js'
import { TranscodedSource } from '../transcode/transcoded-source.js'
import type { Transcoders } from '../transcode/transcoders.js'
import { Stream } from './stream.js'
import type { Reader, StreamLimits } from './stream.js'

/** How a path gets its pictures: pulled from a camera, or pushed by whoever may. */
export interface PathConfig {
  /** `publisher` or an `rtsp://` address. */
  readonly source: string
  /** false: pulled all the time, so that a clip has what came before. */
  readonly sourceOnDemand: boolean
  /** Encoded anew by ffmpeg, for what browsers cannot play. */
  readonly transcode: boolean
  /** Kept on disk while it comes. */
  readonly record: boolean
  /** How long a file of it is, and when it is deleted, as MediaMTX writes times (`10m`, `168h`); absent = the gateway's own. */
  readonly recordSegmentDuration?: string
  readonly recordDeleteAfter?: string
}

/** What is pushed: a drone over RTMP, a phone over WHIP. */
export interface Publisher {
  readonly id: string
  readonly type: 'webRTCSession' | 'rtmpConn'
  requestKeyFrame(): void
  close(): void
}

export interface PathLimits extends StreamLimits {
  /** A camera is let go this long after the last viewer: patrol rounds and reloads come back. */
  readonly lingerMs: number
  readonly transcoders: Transcoders
}

const FIRST_RETRY_MS = 500
const WATCHED_RETRY_MS = 2000
const UNWATCHED_RETRY_MS = 15_000
const SILENT_MS = 4000
const KEY_REQUEST_MS = 1000

/** A path: its configuration, the one source that feeds it, and whether it is wanted. */
export class MediaPath {
  readonly name: string
  readonly stream: Stream
  bytesReceived = 0
  readyTime: number | null = null
  fault: SourceError | null = null
  reconnects = 0
  publisher: Publisher | null = null
  #config: PathConfig
  #source: PullSource | null = null
  #retry: NodeJS.Timeout | null = null
  #linger: NodeJS.Timeout | null = null
  #failures = 0
  #lost = 0
  #closed = false
  readonly #lingerMs: number
  readonly #transcoders: Transcoders

  constructor(name: string, config: PathConfig, limits: PathLimits) {
    this.name = name
    this.#config = config
    this.#lingerMs = limits.lingerMs
    this.#transcoders = limits.transcoders
    this.stream = new Stream(limits)
    this.#settle()
  }

  get config(): PathConfig { return this.#config }
  /** Pictures are coming. */
  get ready(): boolean { return this.readyTime !== null }
  get pulling(): boolean { return this.#source !== null || this.#retry !== null }
  get transport(): string | null { return this.publisher?.type ?? this.#source?.transport ?? null }
  get lost(): number { return this.#lost + (this.#source?.lost ?? 0) }

  configure(config: PathConfig): void {
    if (config.source !== this.#config.source || config.transcode !== this.#config.transcode) {
      this.publisher?.close()
      this.#stop()
    }
    this.#config = config
    this.#settle()
  }

  /** From now on the path is wanted, and the reader gets every frame. */
  attach(reader: Reader): void {
    this.stream.readers.set(reader.id, reader)
    this.publisher?.requestKeyFrame()
    // Somebody came: a camera that is only now tried again need not be waited for.
    if (this.#retry && this.stream.readers.size === 1) this.#again(0)
    this.#settle()
  }

  /** A viewer that can take frames now begins at the last key frame and so has a picture at once. */
  burst(id: string): void {
    if (this.ready) this.stream.burst(id)
  }

  detach(id: string): void {
    if (this.stream.readers.delete(id)) this.#settle()
  }

  /** The last publisher wins: one that lost its connection comes back before we have noticed. */
  publish(publisher: Publisher): void {
    this.publisher?.close()
    this.publisher = publisher
    this.fault = null
    this.stream.restart()
  }

  unpublish(id: string): void {
    if (this.publisher?.id !== id) return
    this.publisher = null
    this.readyTime = null
    this.fault = null
  }

  /** Called each second: a publisher may hold its connection and send nothing. */
  watch(now: number): void {
    if (this.publisher && this.ready && now - this.stream.lastFrameAt! > SILENT_MS) {
      this.readyTime = null
      this.fault = new SourceError('no_frames', 'the publisher is connected but sends nothing')
    }
    // What a publisher's last key frame lost, another one mends.
    if (this.publisher && now - (this.stream.lastFrameAt ?? 0) > KEY_REQUEST_MS) this.publisher.requestKeyFrame()
    const playing = this.#source?.playingSince
    if (playing && !this.ready && now - playing > SILENT_MS) this.fault = new SourceError('no_key_frame', 'the camera sends, but no key frame has come yet')
  }

  take(unit: AccessUnit, assembler: UnitAssembler): void {
    this.bytesReceived += unit.bytes.length
    this.readyTime ??= unit.receivedAt
    this.fault = null
    this.#failures = 0
    this.stream.push(unit, assembler)
  }

  close(): void {
    // A reader that goes detaches itself: that must not call the camera again for a path that is no more.
    this.#closed = true
    this.#stop()
    if (this.#linger) clearTimeout(this.#linger)
    this.publisher?.close()
    this.publisher = null
    for (const reader of this.stream.readers.values()) reader.close()
    this.stream.readers.clear()
  }

  get #wanted(): boolean { return !this.#closed && this.#config.source !== 'publisher' && (!this.#config.sourceOnDemand || this.stream.readers.size > 0) }

  #settle(): void {
    if (this.#wanted) {
      if (this.#linger) clearTimeout(this.#linger)
      this.#linger = null
      if (!this.pulling) void this.#open()
    } else if (this.pulling) this.#linger ??= setTimeout(() => { this.#linger = null; if (!this.#wanted) this.#stop() }, this.#lingerMs)
  }

  async #open(): Promise<void> {
    const events = {
      unit: (unit: AccessUnit) => { if (this.#source === source) this.take(unit, source.assembler) },
      closed: (error: SourceError) => { if (this.#source === source) this.#failed(error) },
    }
    const source: PullSource = this.#config.transcode ? new TranscodedSource(events, this.#transcoders) : new RtspSource(events)
    this.#source = source
    this.stream.restart()
    try {
      await source.open(this.#config.source)
    } catch (error) {
      if (this.#source === source) this.#failed(error instanceof SourceError ? error : new SourceError('protocol', String(error)))
    }
  }

  #failed(error: SourceError): void {
    this.#lost += this.#source?.lost ?? 0
    this.#source = null
    this.readyTime = null
    this.fault = error
    this.reconnects++
    this.#again(Math.min(FIRST_RETRY_MS * 2 ** this.#failures++, this.stream.readers.size > 0 ? WATCHED_RETRY_MS : UNWATCHED_RETRY_MS))
  }

  #again(afterMs: number): void {
    if (this.#retry) clearTimeout(this.#retry)
    this.#retry = setTimeout(() => {
      this.#retry = null
      if (this.#wanted) void this.#open()
      else this.#stop()
    }, afterMs)
  }

  #stop(): void {
    this.#source?.close()
    if (this.#retry) clearTimeout(this.#retry)
    this.#source = null
    this.#retry = null
    this.readyTime = null
    this.fault = null
    this.#failures = 0
    // What was seen before is not what is on show now.
    this.stream.ring.clear()
  }
}
