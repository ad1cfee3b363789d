import { recordedPiece } from '../nouns/recordings.js'

const PIECE_S = 20
/** So much lies ready ahead, times the speed; and so much of what was seen is kept for going back. */
const AHEAD_S = 15
const KEEP_S = 90
const PUMP_MS = 200
/** A hole of a few pictures between two pieces is stepped over. */
const HOLE_S = 0.6
/** The bar's own length: a day with the clocks set back. */
const LONGEST_S = 25 * 3600

export interface RecordedView { atMs: number; phase: 'waiting' | 'playing' | 'paused' | 'ended' | 'failed' }
export interface RecordedSource {
  cameraId: string
  /** Leave to fetch a piece now. */
  token: () => Promise<string>
  /** Second 0 of the player. */
  originMs: number
  /** How the browser names the format of a film; null = it is none. */
  codecOf: (film: Uint8Array) => string | null
  /** The moment that can be shown when this one is wanted; null = none comes any more. Asked each time: a bar may grow. */
  momentFor: (wantedMs: number) => number | null
}

/** Plays a recording piece by piece through the browser's media source. The player's clock is the time of day: what was not recorded is jumped over, never stretched or filled. */
export class RecordedFilm {
  readonly #video: HTMLVideoElement
  readonly #source: RecordedSource
  readonly #told: (view: RecordedView) => void
  readonly #media = new MediaSource()
  readonly #url: string
  readonly #timer: ReturnType<typeof setInterval>
  #buffer: SourceBuffer | null = null
  #codec = ''
  #fetching: AbortController | null = null
  #wanted = true
  #ended = false
  #failed = false

  constructor(video: HTMLVideoElement, source: RecordedSource, told: (view: RecordedView) => void) {
    this.#video = video
    this.#source = source
    this.#told = told
    this.#url = URL.createObjectURL(this.#media)
    video.src = this.#url
    this.#media.addEventListener('sourceopen', () => { if (this.#media.readyState === 'open') this.#media.duration = LONGEST_S }, { once: true })
    this.#timer = setInterval(() => this.#pump(), PUMP_MS)
  }

  get atMs(): number { return this.#source.originMs + this.#video.currentTime * 1000 }

  seek(wantedMs: number): void {
    const atMs = this.#source.momentFor(wantedMs)
    this.#ended = atMs === null
    if (atMs !== null) {
      this.#fetching?.abort()
      this.#fetching = null
      this.#failed = false
      this.#video.currentTime = (atMs - this.#source.originMs) / 1000
    }
    this.#tell()
  }

  play(on: boolean): void {
    this.#wanted = on
    if (!on) this.#video.pause()
    this.#pump()
  }

  speed(rate: number): void {
    this.#video.defaultPlaybackRate = rate
    this.#video.playbackRate = rate
  }

  close(): void {
    clearInterval(this.#timer)
    this.#fetching?.abort()
    this.#video.pause()
    if (this.#video.src === this.#url) { this.#video.removeAttribute('src'); this.#video.load() }
    URL.revokeObjectURL(this.#url)
  }

  /** Looks what is missing and fetches it. */
  #pump(): void {
    const { currentTime } = this.#video
    const end = this.#bufferedEnd(currentTime)
    if (!this.#failed) {
      // The end of a stretch: on to the next, or to the end of the day, which may grow.
      const next = this.#source.momentFor(this.atMs)
      this.#ended = next === null
      if (next === null) this.#video.pause()
      else if (next > this.atMs + HOLE_S * 1000) this.seek(next)
      else if ((end ?? currentTime) - currentTime < AHEAD_S * this.#video.playbackRate) void this.#fetch(end ?? currentTime)
      if (!this.#ended && this.#wanted && this.#video.paused && end !== null) void this.#video.play().catch(() => undefined)
    }
    this.#forget(currentTime)
    this.#tell()
  }

  async #fetch(fromS: number): Promise<void> {
    if (this.#fetching || this.#media.readyState !== 'open' || this.#buffer?.updating) return
    const fromMs = this.#source.originMs + fromS * 1000
    const wantedMs = this.#source.momentFor(fromMs)
    // What is ahead is the next stretch: it is fetched when it is reached.
    if (wantedMs === null || wantedMs > fromMs + HOLE_S * 1000) return
    const abort = new AbortController()
    this.#fetching = abort
    try {
      const piece = await recordedPiece(this.#source.cameraId, await this.#source.token(), Math.ceil(wantedMs), PIECE_S, abort.signal)
      if (piece && !abort.signal.aborted) await this.#append(new Uint8Array(piece.bytes), piece.takenAtMs)
      // The gateway has not written it yet: the bar was a moment ahead.
      if (!piece) await new Promise((resolve) => { setTimeout(resolve, PUMP_MS * 5) })
    } catch {
      if (!abort.signal.aborted) this.#failed = true
    } finally { if (this.#fetching === abort) this.#fetching = null }
  }

  #append(film: Uint8Array<ArrayBuffer>, takenAtMs: number): Promise<void> {
    const codec = this.#source.codecOf(film)
    if (codec === null || Number.isNaN(takenAtMs)) throw new Error('no film')
    const type = `video/mp4; codecs="${codec}"`
    this.#buffer ??= this.#media.addSourceBuffer(type)
    const buffer = this.#buffer
    if (this.#codec !== '' && this.#codec !== codec) buffer.changeType(type)
    this.#codec = codec
    buffer.timestampOffset = (takenAtMs - this.#source.originMs) / 1000
    return new Promise((resolve, reject) => {
      const done = (): void => { buffer.removeEventListener('updateend', done); buffer.removeEventListener('error', failed); resolve() }
      const failed = (): void => { done(); reject(new Error('the browser refuses this film')) }
      buffer.addEventListener('updateend', done)
      buffer.addEventListener('error', failed)
      buffer.appendBuffer(film)
    })
  }

  /** Where what lies ready around a second ends; steps over a hole of a few pictures. Null = nothing lies there. */
  #bufferedEnd(atS: number): number | null {
    const ranges = this.#video.buffered
    for (let i = 0; i < ranges.length; i++) {
      if (ranges.end(i) <= atS + 0.05 || ranges.start(i) > atS + HOLE_S) continue
      if (ranges.start(i) > atS) this.#video.currentTime = ranges.start(i)
      return ranges.end(i)
    }
    return null
  }

  #forget(atS: number): void {
    const buffer = this.#buffer
    if (!buffer || buffer.updating || this.#fetching || buffer.buffered.length === 0) return
    const start = buffer.buffered.start(0)
    if (start < atS - KEEP_S * 2) buffer.remove(start, atS - KEEP_S)
  }

  #tell(): void {
    const { paused, readyState } = this.#video
    this.#told({ atMs: this.atMs, phase: this.#failed ? 'failed' : this.#ended ? 'ended' : !this.#wanted ? 'paused' : readyState < HTMLMediaElement.HAVE_FUTURE_DATA || paused ? 'waiting' : 'playing' })
  }
}
