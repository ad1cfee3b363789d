import { randomUUID } from 'node:crypto'
import { access, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Injectable } from '@nestjs/common'
import type { OnModuleInit } from '@nestjs/common'
import { Settings } from '../../platform/config/settings.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { FileStore } from './file-store.js'
import { ImageShrinker } from './image-shrinker.js'

/** Pictures unpacked side by side. */
const AT_ONCE = 2
/** Pictures remembered as unreadable; each costs a failed look when it is forgotten. */
const MOST_UNREADABLE = 1000

/** Small pictures beside the originals, made when first asked for and found by the original's hash. They are no evidence: the folder may be thrown away at any time. */
@Injectable()
export class Previews implements OnModuleInit {
  private readonly root: string
  private readonly making = new Map<string, Promise<string | null>>()
  private readonly unreadable = new Set<string>()
  private readonly waiting: (() => void)[] = []
  private free = AT_ONCE

  constructor(settings: Settings, private readonly files: FileStore, private readonly shrinker: ImageShrinker) { this.root = join(settings.DATA_DIR, 'evidence', 'previews') }

  /** What a killed hub left half made goes. */
  async onModuleInit(): Promise<void> {
    await mkdir(this.root, { recursive: true })
    for (const name of await readdir(this.root)) if (name.endsWith('.part')) await rm(join(this.root, name), { force: true })
  }

  /** Where the preview of a picture lies; null = none can be made on this platform, the original stands for it. @throws ApiProblem where the picture cannot be read */
  async pathOf(hash: string): Promise<string | null> {
    if (!await this.shrinker.isAble()) return null
    const made = this.unreadable.has(hash) ? null : await this.once(hash)
    if (made === null) throw new ApiProblem('input.invalid', 'no preview can be made of this picture, it is damaged or larger than 100 megapixels: ask for the file itself')
    return made
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
        if (this.unreadable.size >= MOST_UNREADABLE) this.unreadable.clear()
        this.unreadable.add(hash)
        return null
      }
      await mkdir(folder, { recursive: true })
      await rename(part, path)
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
