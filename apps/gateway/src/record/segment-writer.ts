import { open, rename, unlink } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import type { ParameterSets } from '../h264/unit-assembler.js'
import { fragment } from '../mp4/fragment.js'
import { initSegment } from '../mp4/init-segment.js'
import { wallTime } from '../mp4/wall-time.js'
import type { Frame } from '../stream/frame.js'
import type { Segment } from './shelf.js'
import { segmentName } from './segment-name.js'

const TICKS_PER_MS = 90

/** One file of a recording while it is written: an initialisation segment, then a fragment for each group of pictures, each with the time at which it was received. */
export class SegmentWriter {
  readonly segment: Segment
  readonly #dir: string
  readonly #file: FileHandle
  readonly #origin: number
  #fragments = 0

  private constructor(dir: string, file: FileHandle, first: Frame, bytes: number) {
    this.#dir = dir
    this.#file = file
    this.#origin = first.ticks
    this.segment = { from: first.receivedAt, to: first.receivedAt, bytes, open: true, unnamed: false }
  }

  static async begin(dir: string, first: Frame, sets: ParameterSets): Promise<SegmentWriter> {
    const file = await open(join(dir, segmentName({ from: first.receivedAt, to: null })), 'wx', 0o600)
    const head = initSegment(sets, first.receivedAt)
    try { await file.writeFile(head) } catch (error) {
      // A full disk still makes files: one without even a head must not stay behind with each try.
      await file.close().catch(() => undefined)
      await unlink(join(dir, segmentName({ from: first.receivedAt, to: null }))).catch(() => undefined)
      throw error
    }
    return new SegmentWriter(dir, file, first, head.length)
  }

  /** @param tail how long the last frame lasts, in ticks */
  async append(frames: readonly Frame[], tail: number): Promise<void> {
    const begin = frames.reduce((least, { ticks }) => Math.min(least, ticks), Infinity)
    const end = frames.reduce((latest, { ticks }) => Math.max(latest, ticks), 0) + tail
    const bytes = Buffer.concat([wallTime(frames[0]!.receivedAt, begin - this.#origin), fragment(frames, this.#fragments + 1, this.#origin, tail)])
    await this.#file.writeFile(bytes)
    this.#fragments++
    this.segment.bytes += bytes.length
    // As the index of a later process finds it: the time of receipt, and the pictures' own lengths from there.
    this.segment.to = frames[0]!.receivedAt + Math.round((end - begin) / TICKS_PER_MS)
  }

  /** Closes the file for good, whatever the disk says to it: its name says from when to when. One without a picture is removed. */
  async end(): Promise<void> {
    const written = join(this.#dir, segmentName({ from: this.segment.from, to: null }))
    // What a failing write left half of is cut off; a disk that cannot sync must not keep the file without its name.
    await this.#file.truncate(this.segment.bytes).catch(() => undefined)
    await this.#file.sync().catch(() => undefined)
    await this.#file.close().catch(() => undefined)
    this.segment.open = false
    if (this.empty) { await unlink(written); return }
    // Until it bears its new name it is found, played and thrown away by the old one.
    this.segment.unnamed = true
    await rename(written, join(this.#dir, segmentName(this.segment)))
    this.segment.unnamed = false
  }

  get empty(): boolean { return this.#fragments === 0 }
}
