import type { Frame } from './frame.js'

/** Frames of the last seconds, in groups of pictures, so that what is given out can be decoded. Bounded in time and in bytes. */
export class FrameRing {
  bytes = 0
  readonly #groups: Frame[][] = []
  readonly #keepMs: number
  readonly #maxBytes: number

  constructor(keepMs: number, maxBytes: number) {
    this.#keepMs = keepMs
    this.#maxBytes = maxBytes
  }

  /** The group that is being received, from its key frame on. */
  get latest(): readonly Frame[] { return this.#groups.at(-1) ?? [] }
  get since(): number | null { return this.#groups[0]?.[0]?.receivedAt ?? null }

  push(frame: Frame): void {
    if (frame.key) this.#groups.push([])
    const group = this.#groups.at(-1)
    if (!group) return
    group.push(frame)
    this.bytes += frame.bytes.length
    // A group goes when the one behind it covers the time; the latest stays, unless a camera that never sends a key frame makes it too large.
    while (this.#groups.length > 1 && (this.#groups[1]![0]!.receivedAt <= frame.receivedAt - this.#keepMs || this.bytes > this.#maxBytes)) this.#forget()
    if (this.bytes > this.#maxBytes) this.#forget()
  }

  /** Whole groups that hold the time from `from` to `to`. */
  between(from: number, to: number): Frame[] {
    return this.#groups.filter((group, i) => group[0]!.receivedAt <= to && (this.#groups[i + 1]?.[0]?.receivedAt ?? Infinity) > from).flat()
  }

  /** The group on show at an instant; null = it is not kept any more. */
  groupAt(at: number): readonly Frame[] | null { return this.#groups.findLast((group) => group[0]!.receivedAt <= at) ?? null }

  clear(): void {
    this.#groups.length = 0
    this.bytes = 0
  }

  #forget(): void {
    for (const frame of this.#groups.shift() ?? []) this.bytes -= frame.bytes.length
  }
}
