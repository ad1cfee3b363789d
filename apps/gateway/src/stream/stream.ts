import type { AccessUnit, ParameterSets, UnitAssembler } from '../h264/unit-assembler.js'
import type { Frame } from './frame.js'
import { FrameRing } from './frame-ring.js'
import { OutgoingClock } from './outgoing-clock.js'
import { PictureHealth } from './picture-health.js'

/** Whoever takes a path's frames: a viewer, a recorder. */
export interface Reader {
  readonly id: string
  readonly type: string
  /** `burst`: one of the cached group, all of which come at once. */
  take(frame: Frame, sets: ParameterSets, burst: boolean): void
  close(): void
}

export interface StreamLimits {
  readonly ringMs: number
  readonly ringBytes: number
}

/** One path's pictures, shared by all who watch: the ring, the clock and the readers. Outlives the sessions of its source. */
export class Stream {
  readonly readers = new Map<string, Reader>()
  readonly ring: FrameRing
  readonly health = new PictureHealth()
  bytesSent = 0
  sets: ParameterSets | null = null
  bidirectional = false
  lastFrameAt: number | null = null
  /** Told of every whole group of pictures. */
  onGroup: ((group: readonly Frame[]) => void) | null = null
  readonly #clock = new OutgoingClock()

  constructor(limits: StreamLimits) { this.ring = new FrameRing(limits.ringMs, limits.ringBytes) }

  /** A new session of the source begins: frames must not refer to the old one's. */
  restart(): void {
    this.#clock.restart()
    this.bidirectional = false
  }

  push(unit: AccessUnit, assembler: UnitAssembler): void {
    this.sets = assembler.sets
    this.bidirectional = assembler.bidirectional
    this.lastFrameAt = unit.receivedAt
    const frame: Frame = { bytes: unit.bytes, key: unit.key, ticks: this.#clock.next(unit.ticks, unit.receivedAt, this.bidirectional), receivedAt: unit.receivedAt }
    if (frame.key && this.ring.latest.length > 0) this.onGroup?.(this.ring.latest)
    this.ring.push(frame)
    this.health.see(frame)
    for (const reader of this.readers.values()) this.#give(reader, frame, false)
  }

  /** The group of pictures that is being received, all at once. */
  burst(id: string): void {
    const reader = this.readers.get(id)
    if (reader) for (const frame of this.ring.latest) this.#give(reader, frame, true)
  }

  /** One viewer's fault is that viewer's alone. */
  #give(reader: Reader, frame: Frame, burst: boolean): void {
    if (!this.sets) return
    try {
      reader.take(frame, this.sets, burst)
      this.bytesSent += frame.bytes.length
    } catch {
      this.readers.delete(reader.id)
      reader.close()
    }
  }
}
