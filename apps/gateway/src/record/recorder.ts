import { mkdir } from 'node:fs/promises'
import type { ParameterSets } from '../h264/unit-assembler.js'
import type { Frame } from '../stream/frame.js'
import type { Reader } from '../stream/stream.js'
import { Backlog } from './backlog.js'
import { SegmentWriter } from './segment-writer.js'
import { GAP_MS } from './shelf.js'
import type { Shelf } from './shelf.js'

/** A fragment is a group of pictures, or this much of a long one: what a killed process loses. */
const FRAGMENT_MS = 2000
const AGAIN_MS = 5000
const USUAL_TICKS = 6000
/** The hub knows it by this word. */
const TOO_SLOW = 'too slow'

/** A file while pictures are taken for it. What is still to be done for it is done for it alone: a failure of one file never reaches into the next. */
interface Open { readonly from: number, writer: SegmentWriter | null, failed: boolean }

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
  #open: Open | null = null
  #paused = false
  #notBefore = 0
  /** Nothing more is taken until the disk has done what was given to it. */
  #stuck = false
  readonly #backlog: Backlog
  #work: Promise<void> = Promise.resolve()

  constructor(path: string, shelf: Shelf, segmentMs: number, backlog = new Backlog()) {
    this.id = `recorder ${path}`
    this.#path = path
    this.#shelf = shelf
    this.segmentMs = segmentMs
    this.#backlog = backlog
  }

  get recording(): boolean { return this.#open !== null }

  take(frame: Frame, sets: ParameterSets, burst: boolean): void {
    if (burst || this.#paused || this.#stuck || frame.receivedAt < this.#notBefore) return
    if (this.#pending.length > 0 && frame.receivedAt - this.#lastAt > GAP_MS) this.#endSegment()
    if (frame.key) this.#begin(frame, sets)
    else if (this.#open === null) return
    else if (this.#pending.length > 0 && frame.receivedAt - this.#pending[0]!.receivedAt >= FRAGMENT_MS && frame.ticks > this.#latestTicks) this.#write(frame.ticks - this.#latestTicks)
    if (this.#open === null) return
    this.#pending.push(frame)
    this.#latestTicks = Math.max(this.#latestTicks, frame.ticks)
    this.#lastAt = frame.receivedAt
  }

  /** Called each second: a camera that fell silent ends its stretch. */
  watch(now: number): void {
    if (this.#open !== null && now - this.#lastAt > GAP_MS) this.#endSegment()
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
    if (this.#open !== null) {
      this.#write(Math.max(1, key.ticks - this.#latestTicks))
      if (this.#open !== null && (!same || key.receivedAt - this.#open.from >= this.segmentMs)) this.#endSegment()
    }
    if (this.#open !== null || this.#stuck) return
    const opened: Open = { from: key.receivedAt, writer: null, failed: false }
    this.#sets = sets
    this.#open = opened
    this.#latestTicks = key.ticks
    this.#do(opened, async () => {
      await mkdir(this.#shelf.dirOf(this.#path), { recursive: true })
      opened.writer = await SegmentWriter.begin(this.#shelf.dirOf(this.#path), key, sets)
      this.#shelf.add(this.#path, opened.writer.segment)
    })
  }

  /** What is held becomes a fragment. @param tail how long the last picture lasts */
  #write(tail: number): void {
    const frames = this.#pending
    const opened = this.#open
    this.#pending = []
    if (frames.length === 0 || opened === null) return
    const bytes = frames.reduce((sum, frame) => sum + frame.bytes.length, 0)
    if (!this.#backlog.take(bytes)) { this.#tooSlow(opened); return }
    this.#do(opened, async () => {
      const { writer } = opened
      if (!writer) return
      const before = writer.segment.bytes
      await writer.append(frames, tail)
      this.#shelf.bytes += writer.segment.bytes - before
      // A full disk still lets a file begin: only pictures that it took say that all is well.
      this.fault = null
    }, () => this.#backlog.give(bytes))
  }

  #endSegment(): void {
    const opened = this.#open
    if (opened === null) return
    this.#write(usualStep(this.#pending))
    this.#open = null
    this.#do(opened, () => this.#endWriter(opened))
  }

  /** The file ends where the disk got to; the next begins when all that is in memory has been taken. */
  #tooSlow(opened: Open): void {
    this.skipped++
    this.fault = TOO_SLOW
    this.#notBefore = this.#lastAt + AGAIN_MS
    this.#stuck = true
    this.#open = null
    this.#do(opened, () => this.#endWriter(opened), () => { this.#stuck = false })
  }

  async #endWriter(opened: Open): Promise<void> {
    const { writer } = opened
    opened.writer = null
    if (!writer) return
    try { await writer.end() } finally { if (writer.empty) await this.#shelf.remove(this.#path, writer.segment) }
  }

  /** A disk that fails ends that file, says so, and is tried again. @param done whatever became of it */
  #do(opened: Open, step: () => Promise<void>, done?: () => void): void {
    this.#work = this.#work.then(() => (opened.failed ? undefined : step())).catch(async (error: unknown) => {
      opened.failed = true
      this.fault = error instanceof Error ? error.message : String(error)
      this.#notBefore = Date.now() + AGAIN_MS
      if (this.#open === opened) {
        this.#open = null
        this.#pending = []
      }
      await this.#endWriter(opened).catch(() => undefined)
    }).then(done)
  }
}

function usualStep(frames: readonly Frame[]): number {
  if (frames.length < 2) return USUAL_TICKS
  const ticks = frames.map((frame) => frame.ticks)
  return Math.max(1, Math.round((Math.max(...ticks) - Math.min(...ticks)) / (frames.length - 1)))
}
