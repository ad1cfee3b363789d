import { statfs } from 'node:fs/promises'
import type { Frame } from '../stream/frame.js'
import type { MediaPath } from '../stream/media-path.js'
import { Backlog } from './backlog.js'
import { durationMs } from './duration.js'
import { KeptTimes } from './kept-times.js'
import { recordedFrames } from './playback.js'
import { Recorder } from './recorder.js'
import { Shelf } from './shelf.js'
import type { Stretch } from './shelf.js'

/** What all recordings together may take. */
export interface RecordLimits {
  readonly maxBytes: number
  /** With less than this left on the disk recording stops: the database shares it. */
  readonly minFreeBytes: number
  /** For paths whose configuration does not say (`recordDeleteAfter`). */
  readonly keepMs: number
}

export interface RecordingState {
  readonly bytes: number
  readonly freeBytes: number
  readonly totalBytes: number
  /** Nothing is recorded: the disk is nearly full. */
  readonly stopped: boolean
  readonly paths: readonly { readonly name: string, readonly recording: boolean, readonly from: string | null, readonly to: string | null, readonly bytes: number, readonly skipped: number, readonly fault: string | null }[]
}

const DEFAULT_SEGMENT_MS = 10 * 60_000
const DAY_MS = 86_400_000
/** Until the hub has said otherwise: what a former process recorded is not thrown away before. */
const DEFAULTS: RecordLimits = { maxBytes: Infinity, minFreeBytes: 1_000_000_000, keepMs: 365 * DAY_MS }
const LOOK_AT_DISK_MS = 5000
/** It goes on when a tenth more is free, so that it does not stop and go with each file. */
const ENOUGH = 1.1

/** Who is recorded: a recorder for each path that is configured to be, the shelf they write to, and the watch over the disk. */
export class Recordings {
  stopped = false
  readonly shelf: Shelf
  readonly #dir: string
  readonly #recorders = new Map<string, { readonly path: MediaPath, readonly recorder: Recorder }>()
  #limits = DEFAULTS
  /** Paths' own time, where they have one; it outlives the recording. */
  readonly #keepMs: KeptTimes
  readonly #backlog = new Backlog()
  readonly #told = new Set<string>()
  #lookedAt = 0
  #disk = { free: 0, total: 0 }
  #sweeping: Promise<void> = Promise.resolve()
  #said = ''

  private constructor(dir: string, shelf: Shelf, keepMs: KeptTimes) {
    this.#dir = dir
    this.#keepMs = keepMs
    this.shelf = shelf
  }

  static async open(dir: string): Promise<Recordings> { return new Recordings(dir, await Shelf.open(dir), await KeptTimes.open(dir)) }

  /** A path was made or configured. */
  settle(path: MediaPath): void {
    const { record, recordSegmentDuration, recordDeleteAfter } = path.config
    const keepMs = recordDeleteAfter === undefined ? 0 : durationMs(recordDeleteAfter) ?? 0
    // As MediaMTX has it: 0 = for ever.
    if (recordDeleteAfter !== undefined) {
      this.#keepMs.set(path.name, keepMs === 0 ? Infinity : keepMs)
      this.#told.add(path.name)
    }
    const segmentMs = (recordSegmentDuration === undefined ? null : durationMs(recordSegmentDuration)) ?? DEFAULT_SEGMENT_MS
    const known = this.#recorders.get(path.name)
    if (!record) { this.#let(path.name); return }
    if (known?.path === path) { known.recorder.segmentMs = segmentMs; return }
    const recorder = new Recorder(path.name, this.shelf, segmentMs, this.#backlog)
    recorder.pause(this.stopped)
    this.#recorders.set(path.name, { path, recorder })
    this.#preRoll(path, recorder)
    path.attach(recorder)
  }

  gone(path: MediaPath): void {
    this.#told.delete(path.name)
    if (this.#recorders.get(path.name)?.path === path) this.#let(path.name)
  }

  async limit(limits: RecordLimits): Promise<void> {
    this.#limits = limits
    this.#lookedAt = 0
    await this.sweep(Date.now())
  }

  /** Called each second. */
  sweep(now: number): Promise<void> {
    for (const { recorder } of this.#recorders.values()) recorder.watch(now)
    this.#sweeping = this.#sweeping.then(async () => {
      if (now - this.#lookedAt < LOOK_AT_DISK_MS) return
      this.#lookedAt = now
      await this.shelf.sweep(now, (path) => this.#keepMs.of(path) ?? this.#limits.keepMs, this.#limits.maxBytes)
      await this.#lookAtDisk()
      await this.#saveTimes()
      this.#said = ''
    }).catch((error: unknown) => this.#say(error))
    return this.#sweeping
  }

  frames(path: string, from: number, to: number): Promise<Frame[]> { return recordedFrames(this.shelf, path, from, to) }
  stretches(path: string, from: number, to: number): Stretch[] { return this.shelf.stretches(path, from, to) }

  state(): RecordingState {
    const names = [...new Set([...this.shelf.paths(), ...this.#recorders.keys()])].sort()
    return {
      bytes: this.shelf.bytes, freeBytes: this.#disk.free, totalBytes: this.#disk.total, stopped: this.stopped,
      paths: names.map((name) => {
        const segments = this.shelf.segments(name)
        const recorder = this.#recorders.get(name)?.recorder
        return {
          name, recording: recorder?.recording ?? false, from: iso(segments[0]?.from), to: iso(segments.at(-1)?.to), bytes: segments.reduce((sum, { bytes }) => sum + bytes, 0),
          skipped: recorder?.skipped ?? 0, fault: recorder?.fault ?? null,
        }
      }),
    }
  }

  async close(): Promise<void> {
    const recorders = [...this.#recorders.values()].map(({ recorder }) => recorder)
    for (const name of [...this.#recorders.keys()]) this.#let(name)
    await Promise.all(recorders.map((recorder) => recorder.settled()))
    await this.#sweeping
    await this.#saveTimes().catch((error: unknown) => this.#say(error))
  }

  #let(name: string): void {
    const known = this.#recorders.get(name)
    if (!known) return
    this.#recorders.delete(name)
    known.path.detach(known.recorder.id)
    known.recorder.close()
  }

  /** A disk that is full is so for hours: said once. */
  #say(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error)
    if (message !== this.#said) console.error(`gateway: recordings: ${message}`)
    this.#said = message
  }

  #saveTimes(): Promise<void> { return this.#keepMs.save((path) => this.#told.has(path) || this.#recorders.has(path) || this.shelf.segments(path).length > 0) }

  /** What a watched or warm path still holds comes first: the cause of an incident lies before it. */
  #preRoll(path: MediaPath, recorder: Recorder): void {
    const { sets, ring } = path.stream
    const until = this.shelf.segments(path.name).at(-1)?.to ?? 0
    if (sets) for (const frame of ring.between(until, Infinity)) if (frame.receivedAt > until) recorder.take(frame, sets, false)
  }

  async #lookAtDisk(): Promise<void> {
    const { bavail, blocks, bsize } = await statfs(this.#dir)
    this.#disk = { free: bavail * bsize, total: blocks * bsize }
    const stopped = this.#disk.free < this.#limits.minFreeBytes * (this.stopped ? ENOUGH : 1)
    if (stopped === this.stopped) return
    this.stopped = stopped
    console.error(`gateway: recording ${stopped ? 'stops: the disk is nearly full' : 'goes on'}`)
    for (const { recorder } of this.#recorders.values()) recorder.pause(stopped)
  }
}

const iso = (at: number | undefined): string | null => at === undefined ? null : new Date(at).toISOString()
