import type { RecordingLook } from '@watchfloor/shared'

/** A piece may be asked for in the last moment of a leave and arrive after it. */
const AHEAD_MS = 60_000

/** Leave to play a recording, renewed by itself while somebody looks on: each renewal is a look that is written down like the first. */
export class RecordedLeave {
  readonly #ask: () => Promise<RecordingLook>
  readonly #now: () => number
  #look: RecordingLook | null = null
  #asking: Promise<RecordingLook> | null = null

  constructor(ask: () => Promise<RecordingLook>, now: () => number) {
    this.#ask = ask
    this.#now = now
  }

  /** A token that is good for a while. Those who ask at once are one asking. @throws what the asking throws; the next call asks again */
  async token(): Promise<string> {
    if (this.#look && Date.parse(this.#look.expiresAt) - this.#now() > AHEAD_MS) return this.#look.token
    this.#asking ??= this.#ask().finally(() => { this.#asking = null })
    this.#look = await this.#asking
    return this.#look.token
  }
}
