import { mkdir } from 'node:fs/promises'
import type { ParameterSets } from '../h264/unit-assembler.js'
import type { Frame } from '../stream/frame.js'
import type { Reader } from '../stream/stream.js'
import { SegmentWriter } from './segment-writer.js'
import { GAP_MS } from './shelf.js'
import type { Shelf } from './shelf.js'

/** A fragment is a group of pictures, or this much of a long one: what a killed process loses. */
const FRAGMENT_MS = 2000
/** What a slow disk has not taken yet; beyond it groups are left out rather than kept in memory. */
const MAX_UNWRITTEN_BYTES = 32_000_000
const AGAIN_MS = 5000
const USUAL_TICKS = 6000

/** Writes one path's pictures to the shelf as they are received. Everything that touches the disk happens one after the other in `#work`. */
export class Recorder implements Reader {
  readonly type = 'recorder'
  readonly id: string
  skipped = 0
  /** Why nothing is written; null = all is well. */
  fault: string | null = null
  segmentMs: number
  readonly #path: string
  readonly #shelf: Shelf
  /** What the pictures are of; another format is another file. */
  #sets: ParameterSets | null = null
  #pending: Frame[] = []
  #latestTicks = 0
  #lastAt = 0
  #segmentFrom: number | null = null
  #paused = false
  #notBefore = 0
  #unwritten = 0
  #writer: SegmentWriter | null = null
  #work: Promise<void> = Promise.resolve()

  constructor(path: string, shelf: Shelf, segmentMs: number) {
    this.id = `recorder ${path}`
    this.#path = path
    this.#shelf = shelf
    this.segmentMs = segmentMs
  }

  get recording(): boolean { return this.#segmentFrom !== null }

  take(frame: Frame, sets: ParameterSets, burst: boolean): void {
    if (burst || this.#paused || frame.receivedAt < this.#notBefore) return
    if (this.#pending.length > 0 && frame.receivedAt - this.#lastAt > GAP_MS) this.#endSegment()
    if (frame.key) this.#begin(frame, sets)
    else if (this.#segmentFrom === null) return
    else if (this.#pending.length > 0 && frame.receivedAt - this.#pending[0]!.receivedAt >= FRAGMENT_MS && frame.ticks > this.#latestTicks) this.#write(frame.ticks - this.#latestTicks)
    if (this.#segmentFrom === null) return
    this.#pending.push(frame)
    this.#latestTicks = Math.max(this.#latestTicks, frame.ticks)
    this.#lastAt = frame.receivedAt
  }

  /** Called each second: a camera that fell silent ends its stretch. */
  watch(now: number): void {
    if (this.#segmentFrom !== null && now - this.#lastAt > GAP_MS) this.#endSegment()
  }

  /** Nothing more is written until it is told to go on. */
  pause(paused: boolean): void {
    if (paused) this.#endSegment()
    this.#paused = paused
  }

  /** The reader's end: its path is gone, or it was let go. */
  close(): void { this.pause(true) }

  /** All that was taken is on disk. */
  async settled(): Promise<void> { await this.#work }

  #begin(key: Frame, sets: ParameterSets): void {
    const same = this.#sets !== null && this.#sets.sps.equals(sets.sps) && this.#sets.pps.equals(sets.pps)
    if (this.#segmentFrom !== null) {
      this.#write(Math.max(1, key.ticks - this.#latestTicks))
      if (!same || key.receivedAt - this.#segmentFrom >= this.segmentMs) this.#endSegment()
    }
    if (this.#segmentFrom !== null) return
    this.#sets = sets
    this.#segmentFrom = key.receivedAt
    this.#latestTicks = key.ticks
    this.#do(async () => {
      await mkdir(this.#shelf.dirOf(this.#path), { recursive: true })
      this.#writer = await SegmentWriter.begin(this.#shelf.dirOf(this.#path), key, sets)
      this.#shelf.add(this.#path, this.#writer.segment)
      this.fault = null
    })
  }

  /** What is held becomes a fragment. @param tail how long the last picture lasts */
  #write(tail: number): void {
    const frames = this.#pending
    this.#pending = []
    if (frames.length === 0) return
    const bytes = frames.reduce((sum, frame) => sum + frame.bytes.length, 0)
    if (this.#unwritten + bytes > MAX_UNWRITTEN_BYTES) {
      this.skipped++
      this.#endSegment()
      return
    }
    this.#unwritten += bytes
    this.#do(async () => {
      this.#unwritten -= bytes
      const writer = this.#writer
      if (!writer) return
      const before = writer.segment.bytes
      await writer.append(frames, tail)
      this.#shelf.bytes += writer.segment.bytes - before
    })
  }

  #endSegment(): void {
    if (this.#segmentFrom === null) return
    this.#write(usualStep(this.#pending))
    this.#segmentFrom = null
    this.#do(() => this.#endWriter())
  }

  async #endWriter(): Promise<void> {
    const writer = this.#writer
    this.#writer = null
    if (!writer) return
    await writer.end()
    if (writer.empty) await this.#shelf.remove(this.#path, writer.segment)
  }

  /** A disk that fails ends the stretch, says so, and is tried again. */
  #do(step: () => Promise<void>): void {
    this.#work = this.#work.then(step).catch(async (error: unknown) => {
      this.fault = error instanceof Error ? error.message : String(error)
      this.#segmentFrom = null
      this.#pending = []
      this.#notBefore = Date.now() + AGAIN_MS
      await this.#endWriter().catch(() => undefined)
    })
  }
}

function usualStep(frames: readonly Frame[]): number {
  if (frames.length < 2) return USUAL_TICKS
  const ticks = frames.map((frame) => frame.ticks)
  return Math.max(1, Math.round((Math.max(...ticks) - Math.min(...ticks)) / (frames.length - 1)))
}
