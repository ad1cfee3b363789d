import { appendFile, mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { toLatLon } from '@watchfloor/city'
import { dateOf } from '../time/shanghai.js'
import type { Truth } from './truth.js'

const KEEP_DAYS = 3
const MAX_DAY_BYTES = 96 * 1024 * 1024
const PLACE_EVERY_MS = 60_000
const FLUSH_MS = 5_000

/** One NDJSON file a day, mode 0600, three days kept, at most 96 MB a day (after that only events are written). */
export class TruthFile implements Truth {
  private readonly lastPlace = new Map<string, number>()
  private lines: string[] = []
  private day = ''
  private bytes = 0
  private writing: Promise<void> = Promise.resolve()
  private readonly timer: NodeJS.Timeout

  private constructor(private readonly dir: string, private readonly fault: (error: unknown) => void) {
    this.timer = setInterval(() => void this.flush(), FLUSH_MS)
    this.timer.unref()
  }

  static async open(dir: string, fault: (error: unknown) => void): Promise<TruthFile> {
    await mkdir(dir, { recursive: true, mode: 0o700 })
    return new TruthFile(dir, fault)
  }

  place(id: string, timeMs: number, x: number, y: number, speedMps: number): void {
    if (timeMs - (this.lastPlace.get(id) ?? 0) < PLACE_EVERY_MS || this.bytes > MAX_DAY_BYTES) return
    this.lastPlace.set(id, timeMs)
    const { lat, lon } = toLatLon([x, y])
    this.write({ time: new Date(timeMs).toISOString(), id, lat: Math.round(lat * 1e6) / 1e6, lon: Math.round(lon * 1e6) / 1e6, speedMps: Math.round(speedMps * 10) / 10 })
  }
  event(id: string, timeMs: number, what: string, about: Readonly<Record<string, unknown>> = {}): void {
    this.write({ time: new Date(timeMs).toISOString(), id, event: what, ...about })
  }

  private write(record: Readonly<Record<string, unknown>>): void {
    this.lines.push(`${JSON.stringify(record)}\n`)
  }

  /** Writes what is held; calls queue up behind each other. */
  flush(): Promise<void> {
    this.writing = this.writing.then(async () => {
      if (this.lines.length === 0) return
      const text = this.lines.join('')
      this.lines = []
      const day = dateOf(Date.now())
      const path = join(this.dir, `${day}.ndjson`)
      if (day !== this.day) {
        this.day = day
        this.bytes = (await stat(path).catch(() => null))?.size ?? 0
        await this.forgetOld()
      }
      await appendFile(path, text, { mode: 0o600 })
      this.bytes += text.length
    }).catch(this.fault)
    return this.writing
  }
  async close(): Promise<void> {
    clearInterval(this.timer)
    await this.flush()
  }

  private async forgetOld(): Promise<void> {
    const days = (await readdir(this.dir)).filter((f) => /^\d{4}-\d\d-\d\d\.ndjson$/.test(f)).sort()
    for (const old of days.filter((d) => d < `${this.day}.ndjson`).slice(0, -(KEEP_DAYS - 1))) await rm(join(this.dir, old), { force: true })
  }
}
