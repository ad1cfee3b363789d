import { createHash } from 'node:crypto'
import type { Frame } from './frame.js'

/** Two key frames of a moving scene, or of a still one with the noise of any sensor, are never the same bytes. */
const SAME_KEYS = 3
const DARK_KEYS = 2
const DARK_SHARE = 0.15
const SAMPLES = 64
const SAMPLE_EVERY_MS = 30_000
/** Enough for a median that means something. */
const LEAST_SAMPLES = 4
/** A slice header counts on from one key frame to the next (idr_pic_id); what follows is the picture. */
const HEADER_BYTES = 32
const FPS_WINDOW = 30

/** Suspects from the bytes alone, without decoding: a frozen encoder, a covered or dark lens. A person, or an open tile, confirms. */
export class PictureHealth {
  keyFrameBytes: number | null = null
  keyEveryMs: number | null = null
  #keyAt = 0
  #same = 0
  #mark = ''
  #small = 0
  readonly #sizes: number[] = []
  #sampledAt = 0
  readonly #recent: number[] = []
  #weights: { at: number, bytes: number }[] = []

  get suspectedFrozen(): boolean { return this.#same >= SAME_KEYS - 1 }
  get suspectedDark(): boolean { return this.#small >= DARK_KEYS }

  /** Pictures a second, as they come. */
  get fps(): number | null {
    const span = this.#recent.length < 2 ? 0 : (this.#recent.at(-1)! - this.#recent[0]!) / 90_000
    return span > 0 ? Math.round(((this.#recent.length - 1) / span) * 10) / 10 : null
  }

  /** Bits a second over the last whole groups of pictures. */
  get bitrate(): number | null {
    const [first] = this.#weights
    const last = this.#weights.at(-1)
    if (!first || !last || last.at <= first.at) return null
    return Math.round(this.#weights.slice(0, -1).reduce((sum, w) => sum + w.bytes, 0) * 8000 / (last.at - first.at))
  }

  see(frame: Frame): void {
    this.#recent.push(frame.ticks)
    if (this.#recent.length > FPS_WINDOW) this.#recent.shift()
    if (frame.key) this.#seeKey(frame)
    const weight = this.#weights.at(-1)
    if (weight) weight.bytes += frame.bytes.length
  }

  #seeKey(frame: Frame): void {
    if (this.#keyAt > 0) this.keyEveryMs = frame.receivedAt - this.#keyAt
    this.#keyAt = frame.receivedAt
    this.#weights = [...this.#weights.slice(-4), { at: frame.receivedAt, bytes: 0 }]
    const size = frame.bytes.length
    const mark = markOf(frame.bytes)
    this.#same = mark === this.#mark ? this.#same + 1 : 0
    this.#mark = mark
    const median = this.#sizes.length >= LEAST_SAMPLES ? [...this.#sizes].sort((a, b) => a - b)[this.#sizes.length >> 1]! : null
    this.#small = median !== null && size < median * DARK_SHARE ? this.#small + 1 : 0
    this.keyFrameBytes = size
    // A dark picture must not become the measure of what is dark.
    if (this.#small > 0 || frame.receivedAt - this.#sampledAt < SAMPLE_EVERY_MS && this.#sizes.length >= LEAST_SAMPLES) return
    this.#sampledAt = frame.receivedAt
    this.#sizes.push(size)
    if (this.#sizes.length > SAMPLES) this.#sizes.shift()
  }
}

/** The same picture coded twice differs in its slice header and so perhaps by a byte in length: its tail, cut to a power of two, is the same. */
function markOf(bytes: Buffer): string {
  const length = 2 ** Math.floor(Math.log2(Math.max(1, bytes.length - HEADER_BYTES)))
  return createHash('sha1').update(bytes.subarray(bytes.length - length)).digest('base64')
}
