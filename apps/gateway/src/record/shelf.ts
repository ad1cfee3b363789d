import { mkdir, readdir, rename, stat, truncate, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { parseSegmentName, segmentName } from './segment-name.js'
import { lastWhole } from './segment-reader.js'

/** A file of a recording. `to` grows while it is open. `unnamed`: it is closed, but the disk would not give it its name; the next process does. */
export interface Segment { readonly from: number, to: number, bytes: number, open: boolean, unnamed?: boolean }
/** A time without a hole in it. */
export interface Stretch { readonly from: number, readonly to: number }

/** What lies further apart than this is a gap in the picture and no jitter between two files. */
export const GAP_MS = 3000
const ENDING = '.mp4'

/** All recordings on disk by path, and the index of them, which is made of the files' names when a process begins. */
export class Shelf {
  bytes = 0
  readonly #dir: string
  readonly #paths = new Map<string, Segment[]>()

  private constructor(dir: string) { this.#dir = dir }

  static async open(dir: string): Promise<Shelf> {
    const shelf = new Shelf(dir)
    await mkdir(dir, { recursive: true })
    for (const entry of await readdir(dir, { withFileTypes: true })) {
      // What else lies on that disk (lost+found, a folder of somebody's) must not keep the pictures of all cameras away.
      if (entry.isDirectory()) await shelf.#load(entry.name).catch((error: unknown) => console.error(`recordings in ${entry.name} are left alone: ${(error as Error).message}`))
    }
    return shelf
  }

  dirOf(path: string): string { return join(this.#dir, encodeURIComponent(path)) }
  fileOf(path: string, segment: Segment): string { return join(this.dirOf(path), segmentName({ from: segment.from, to: segment.open || segment.unnamed ? null : segment.to })) }
  paths(): string[] { return [...this.#paths.keys()] }
  segments(path: string): readonly Segment[] { return this.#paths.get(path) ?? [] }

  add(path: string, segment: Segment): void {
    const segments = this.#paths.get(path)
    if (segments) {
      segments.push(segment)
      // A machine's clock may have been set back.
      if (segments.length > 1 && segments.at(-2)!.from > segment.from) segments.sort((a, b) => a.from - b.from)
    } else this.#paths.set(path, [segment])
    this.bytes += segment.bytes
  }

  /** When from when to when there is picture, within bounds. */
  stretches(path: string, from: number, to: number): Stretch[] {
    const found: { from: number, to: number }[] = []
    for (const segment of this.segments(path)) {
      if (segment.to <= from || segment.from >= to || segment.to <= segment.from) continue
      const last = found.at(-1)
      if (last && segment.from - last.to < GAP_MS) last.to = Math.max(last.to, segment.to)
      else found.push({ from: segment.from, to: segment.to })
    }
    return found.map((one) => ({ from: Math.max(one.from, from), to: Math.min(one.to, to) }))
  }

  /** Removes what is older than its path's time, then the oldest of all until the rest is small enough. What is being written stays. */
  async sweep(now: number, keepMsOf: (path: string) => number, maxBytes: number): Promise<void> {
    for (const [path, segments] of this.#paths) {
      const before = now - keepMsOf(path)
      for (const segment of segments.filter(({ open, to }) => !open && to < before)) await this.remove(path, segment)
    }
    while (this.bytes > maxBytes) {
      let oldest: { path: string, segment: Segment } | null = null
      for (const [path, segments] of this.#paths) {
        const segment = segments.find(({ open }) => !open)
        if (segment && (oldest === null || segment.from < oldest.segment.from)) oldest = { path, segment }
      }
      if (oldest === null) return
      await this.remove(oldest.path, oldest.segment)
    }
  }

  /** Takes a file off the shelf, and off the disk where it is still there. */
  async remove(path: string, segment: Segment): Promise<void> {
    const segments = this.#paths.get(path)
    if (!segments?.includes(segment)) return
    const rest = segments.filter((other) => other !== segment)
    if (rest.length > 0) this.#paths.set(path, rest)
    else this.#paths.delete(path)
    this.bytes -= segment.bytes
    await unlink(this.fileOf(path, segment)).catch(() => undefined)
  }

  async #load(folder: string): Promise<void> {
    const path = decodeURIComponent(folder)
    const dir = this.dirOf(path)
    const found: Segment[] = []
    for (const name of (await readdir(dir)).filter((file) => file.endsWith(ENDING))) {
      const time = parseSegmentName(name)
      if (!time) continue
      const segment = time.to === null ? await this.#mend(dir, name).catch((error: unknown) => { console.error(`a recording is left as it is, it cannot be read: ${name}: ${(error as Error).message}`); return null }) : { from: time.from, to: time.to, bytes: (await stat(join(dir, name))).size, open: false }
      if (segment) found.push(segment)
    }
    for (const segment of found.sort((a, b) => a.from - b.from)) this.add(path, segment)
  }

  /** A file that nobody closed: what is whole of it is kept, the torn rest is cut off. */
  async #mend(dir: string, name: string): Promise<Segment | null> {
    const file = join(dir, name)
    const whole = await lastWhole(file)
    if (!whole) { await unlink(file); return null }
    await truncate(file, whole.bytes)
    const segment: Segment = { ...whole, open: false }
    await rename(file, join(dir, segmentName(segment)))
    return segment
  }
}
