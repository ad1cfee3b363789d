import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

interface Kept { hub: string; passwords: Record<string, string>; codes: Record<string, string>; flown: string[] }
const SAVE_AFTER_MS = 1500
const FLOWN_KEPT = 60

/** What the simulator has to know again after a restart: credentials that the hub tells once, terminals' codes, sorties flown. One file, mode 0600. */
export class Memory {
  readonly passwords: Map<string, string>
  readonly flown: Set<string>
  private readonly codeOf: Map<string, string>
  private timer: NodeJS.Timeout | null = null
  private saving: Promise<void> = Promise.resolve()

  private constructor(private readonly path: string, private readonly hub: string, kept: Kept | null) {
    this.passwords = new Map(Object.entries(kept?.passwords ?? {}))
    this.codeOf = new Map(Object.entries(kept?.codes ?? {}))
    this.flown = new Set(kept?.flown ?? [])
  }

  /** A file of another hub's, or none, or a broken one, is an empty memory. */
  static async open(dir: string, hub: string): Promise<Memory> {
    await mkdir(dir, { recursive: true, mode: 0o700 })
    const path = join(dir, 'memory.json')
    const kept = await readFile(path, 'utf8').then((text) => JSON.parse(text) as Kept, () => null).catch(() => null)
    return new Memory(path, hub, kept?.hub === hub ? kept : null)
  }

  readonly codes = {
    get: (phone: string): string | undefined => this.codeOf.get(phone),
    set: (phone: string, code: string | undefined): void => {
      if (code === undefined) this.codeOf.delete(phone)
      else this.codeOf.set(phone, code)
      this.soon()
    },
  }

  /** Writes within a moment; many changes make one write. */
  soon(): void {
    this.timer ??= setTimeout(() => { this.timer = null; void this.save() }, SAVE_AFTER_MS)
  }
  save(): Promise<void> {
    if (this.timer) { clearTimeout(this.timer); this.timer = null }
    const text = JSON.stringify({ hub: this.hub, passwords: Object.fromEntries(this.passwords), codes: Object.fromEntries(this.codeOf), flown: [...this.flown].slice(-FLOWN_KEPT) } satisfies Kept)
    this.saving = this.saving.then(async () => {
      await writeFile(`${this.path}.new`, text, { mode: 0o600 })
      await rename(`${this.path}.new`, this.path)
    }).catch(() => undefined)
    return this.saving
  }
}
