import { randomUUID } from 'node:crypto'
import { access, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Injectable, Logger } from '@nestjs/common'
import type { OnModuleInit } from '@nestjs/common'
import { Settings } from '../../platform/config/settings.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { FileStore } from './file-store.js'
import { ImageShrinker } from './image-shrinker.js'

/** Pictures unpacked side by side. */
const AT_ONCE = 2
/** Pictures remembered as unreadable or as failed lately; each costs a failed look when it is forgotten. */
const MOST_REMEMBERED = 1000
/** A full disk, no memory, a machine too busy: tried again, later each time, so that a list of pictures does not make it worse. */
const [FIRST_AGAIN_MS, LAST_AGAIN_MS] = [15_000, 30 * 60_000]

/** Small pictures beside the originals, made when first asked for and found by the original's hash. They are no evidence: the folder may be thrown away at any time. */
@Injectable()
export class Previews implements OnModuleInit {
  private readonly log = new Logger('Evidence')
  private readonly root: string
  private readonly making = new Map<string, Promise<string | null>>()
  private readonly unreadable = new Set<string>()
  private readonly failed = new Map<string, { untilMs: number; waitMs: number }>()
  private readonly waiting: (() => void)[] = []
  private free = AT_ONCE

  constructor(settings: Settings, private readonly files: FileStore, private readonly shrinker: ImageShrinker) { this.root = join(settings.DATA_DIR, 'evidence', 'previews') }

  /** What a killed hub left half made goes. */
  async onModuleInit(): Promise<void> {
    await mkdir(this.root, { recursive: true })
    for (const name of await readdir(this.root)) if (name.endsWith('.part')) await rm(join(this.root, name), { force: true })
  }

  /** Where the preview of a picture lies; null = none can be made on this platform, the original stands for it. @throws ApiProblem where the picture cannot be read, or not now */
  async pathOf(hash: string): Promise<string | null> {
    if (!await this.shrinker.isAble()) return null
    if ((this.failed.get(hash)?.untilMs ?? 0) > Date.now()) throw notNow()
    const made = this.unreadable.has(hash) ? null : await this.once(hash).catch((error: unknown) => { throw this.later(hash, error) })
    if (made === null) throw new ApiProblem('input.invalid', 'no preview can be made of this picture, it is damaged or larger than 100 megapixels: ask for the file itself')
    return made
  }

  /** What failed for the machine's sake says nothing of the picture. */
  private later(hash: string, error: unknown): ApiProblem {
    const before = this.failed.get(hash)
    // Many who asked at once failed once.
    if (before && before.untilMs > Date.now()) return notNow()
    if (this.failed.size >= MOST_REMEMBERED) this.failed.clear()
    const waitMs = before ? Math.min(before.waitMs * 2, LAST_AGAIN_MS) : FIRST_AGAIN_MS
    this.failed.set(hash, { untilMs: Date.now() + waitMs, waitMs })
    this.log.warn(`no preview of a picture now, it is tried again: ${(error as Error).message}`)
    return notNow()
  }

  /** Those who ask for one picture at the same moment wait for the same making. */
  private once(hash: string): Promise<string | null> {
    const before = this.making.get(hash)
    if (before !== undefined) return before
    const made = this.find(hash).finally(() => this.making.delete(hash))
    this.making.set(hash, made)
    return made
  }

  private async find(hash: string): Promise<string | null> {
    const folder = join(this.root, hash.slice(0, 2))
    const path = join(folder, `${hash}.webp`)
    if (await access(path).then(() => true, () => false)) return path
    await this.turn()
    const part = join(this.root, `${randomUUID()}.part`)
    try {
      if (!await this.shrinker.shrink(this.files.pathOf(hash), part)) {
        if (this.unreadable.size >= MOST_REMEMBERED) this.unreadable.clear()
        this.unreadable.add(hash)
        return null
      }
      await mkdir(folder, { recursive: true })
      await rename(part, path)
      this.failed.delete(hash)
      return path
    } finally {
      this.next()
      await rm(part, { force: true })
    }
  }

  private async turn(): Promise<void> {
    if (this.free > 0) { this.free -= 1; return }
    await new Promise<void>((resolve) => this.waiting.push(resolve))
  }

  private next(): void {
    const waiter = this.waiting.shift()
    if (waiter === undefined) this.free += 1
    else waiter()
  }
}

const notNow = (): ApiProblem => new ApiProblem('hub.overloaded', 'no preview of this picture can be made at this moment (disk, memory or time ran out): ask again in a minute, or ask for the file itself')
