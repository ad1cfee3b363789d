import { mkdir, readFile, rm, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Frame } from '../stream/frame.js'
import { packFrames, unpackFrames } from './frame-record.js'

interface Segment { readonly file: string, readonly from: number, readonly to: number, readonly bytes: number }

export interface DiskLimits {
  readonly keepMs: number
  /** For all paths together. */
  readonly maxBytes: number
}

/** Small files cost more than they hold: groups are gathered until they make this much time. */
const SEGMENT_MS = 4000
/** Writes that a slow disk has not done yet; beyond it groups are left out rather than kept in memory. */
const MAX_UNWRITTEN = 64

/** The last minute of every watched path, in files, so that memory need not hold it. Nothing of it outlives the process. */
export class DiskRing {
  bytes = 0
  skipped = 0
  readonly #dir: string
  readonly #limits: DiskLimits
  readonly #segments = new Map<string, Segment[]>()
  readonly #pending = new Map<string, Frame[]>()
  readonly #order: { path: string, segment: Segment }[] = []
  readonly #writes = new Set<Promise<void>>()
  /** How often a path was forgotten: what is being written of an older life is not kept. */
  readonly #lives = new Map<string, number>()
  #count = 0
  #closed = false

  private constructor(dir: string, limits: DiskLimits) {
    this.#dir = dir
    this.#limits = limits
  }

  /** What a former process left there is removed: its clock and its paths are not ours. */
  static async open(dir: string, limits: DiskLimits): Promise<DiskRing> {
    const own = join(dir, 'ring')
    await rm(own, { recursive: true, force: true })
    await mkdir(own, { recursive: true })
    return new DiskRing(own, limits)
  }

  add(path: string, group: readonly Frame[]): void {
    if (this.#closed || group.length === 0) return
    const pending = [...this.#pending.get(path) ?? [], ...group]
    if (pending.at(-1)!.receivedAt - pending[0]!.receivedAt < SEGMENT_MS) { this.#pending.set(path, pending); return }
    this.#pending.delete(path)
    if (this.#writes.size >= MAX_UNWRITTEN) { this.skipped++; return }
    const write = this.#write(path, pending).catch(() => { this.skipped++ }).finally(() => this.#writes.delete(write))
    this.#writes.add(write)
  }

  /** Frames of whole groups around the time from `from` to `to`; what has run out is simply not among them. */
  async between(path: string, from: number, to: number): Promise<Frame[]> {
    const wanted = (this.#segments.get(path) ?? []).filter((segment) => segment.from <= to && segment.to >= from)
    const read = await Promise.all(wanted.map((segment) => readFile(segment.file).then(unpackFrames, () => [])))
    return [...read.flat(), ...(this.#pending.get(path) ?? [])]
  }

  forget(path: string): void {
    this.#lives.set(path, (this.#lives.get(path) ?? 0) + 1)
    this.#pending.delete(path)
    for (const segment of this.#segments.get(path) ?? []) this.#remove(path, segment)
    this.#segments.delete(path)
  }

  /** Called each second: time runs for paths that nobody watches any more, too. */
  sweep(now: number): void {
    while (this.#order.length > 0 && (this.#order[0]!.segment.to < now - this.#limits.keepMs || this.bytes > this.#limits.maxBytes)) {
      const { path, segment } = this.#order.shift()!
      this.#remove(path, segment)
    }
    for (const [path, frames] of this.#pending) if (frames.at(-1)!.receivedAt < now - this.#limits.keepMs) this.#pending.delete(path)
  }

  async close(): Promise<void> {
    this.#closed = true
    await Promise.allSettled([...this.#writes])
    await rm(this.#dir, { recursive: true, force: true })
  }

  async #write(path: string, frames: readonly Frame[]): Promise<void> {
    const life = this.#lives.get(path)
    const file = join(this.#dir, `${++this.#count}.frames`)
    const bytes = packFrames(frames)
    try { await writeFile(file, bytes, { mode: 0o600 }) } catch (error) {
      // Half of it may lie there, counted by nobody.
      await unlink(file).catch(() => undefined)
      throw error
    }
    if (this.#lives.get(path) !== life) { await unlink(file); return }
    const segment: Segment = { file, from: frames[0]!.receivedAt, to: frames.at(-1)!.receivedAt, bytes: bytes.length }
    this.bytes += segment.bytes
    this.#segments.set(path, [...this.#segments.get(path) ?? [], segment].sort((a, b) => a.from - b.from))
    this.#order.push({ path, segment })
  }

  #remove(path: string, segment: Segment): void {
    const kept = this.#segments.get(path)
    if (!kept?.includes(segment)) return
    this.bytes -= segment.bytes
    this.#segments.set(path, kept.filter((other) => other !== segment))
    unlink(segment.file).catch(() => undefined)
  }
}
