import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const FILE = 'keep.json'
/** null = for ever. */
const Times = z.record(z.string(), z.number().positive().nullable())

/** For how long each path's recordings are kept, beside the recordings: it outlives the process that was told, as they do. What is kept shorter for somebody's privacy must not stay longer for a restart. */
export class KeptTimes {
  readonly #file: string
  readonly #times: Map<string, number>
  #changed = false

  private constructor(file: string, times: Map<string, number>) {
    this.#file = file
    this.#times = times
  }

  static async open(dir: string): Promise<KeptTimes> {
    const file = join(dir, FILE)
    const text = await readFile(file, 'utf8').catch(() => '{}')
    let times: z.infer<typeof Times> = {}
    try { times = Times.parse(JSON.parse(text)) } catch (error) { console.error(`gateway: ${FILE} cannot be read, each path keeps the usual time until it is told: ${(error as Error).message}`) }
    return new KeptTimes(file, new Map(Object.entries(times).map(([path, ms]) => [path, ms ?? Infinity])))
  }

  of(path: string): number | undefined { return this.#times.get(path) }

  set(path: string, ms: number): void {
    if (this.#times.get(path) === ms) return
    this.#times.set(path, ms)
    this.#changed = true
  }

  /** Puts on disk what changed. @param stillThere of what is neither recorded nor on the shelf nothing need be known */
  async save(stillThere: (path: string) => boolean): Promise<void> {
    for (const path of this.#times.keys()) if (!stillThere(path)) { this.#times.delete(path); this.#changed = true }
    if (!this.#changed) return
    this.#changed = false
    try {
      await writeFile(`${this.#file}.part`, JSON.stringify(Object.fromEntries([...this.#times].map(([path, ms]) => [path, ms === Infinity ? null : ms]))), { mode: 0o600 })
      await rename(`${this.#file}.part`, this.#file)
    } catch (error) {
      this.#changed = true
      throw error
    }
  }
}
