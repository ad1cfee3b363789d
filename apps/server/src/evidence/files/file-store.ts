import { createHash, randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { access, chmod, link, mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { Injectable } from '@nestjs/common'
import type { OnModuleInit } from '@nestjs/common'
import { Settings } from '../../platform/config/settings.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { fileKind, HEAD_BYTES } from './file-kind.js'
import type { FileKind } from './file-kind.js'

/** A file that is kept now. */
export interface StoredFile extends FileKind { hash: string; bytes: number }

const INCOMING = 'incoming'
const READ_ONLY = 0o440
/** Uploads that a killed hub left half written. Others may be writing at this moment, so only what is certainly over goes. */
const LEFT_BEHIND_MS = 24 * 3600_000

/** The folder of evidence: each file under the SHA-256 of its content, written once and never opened for writing again. */
@Injectable()
export class FileStore implements OnModuleInit {
  private readonly root: string
  private readonly mostBytes: number

  constructor(private readonly settings: Settings) {
    this.root = join(settings.DATA_DIR, 'evidence')
    this.mostBytes = settings.EVIDENCE_MAX_MB * 1_000_000
  }

  async onModuleInit(): Promise<void> {
    const incoming = join(this.root, INCOMING)
    await mkdir(incoming, { recursive: true })
    for (const name of await readdir(incoming)) {
      const left = await stat(join(incoming, name)).catch(() => null)
      if (left && Date.now() - left.mtimeMs > LEFT_BEHIND_MS) await rm(join(incoming, name), { force: true })
    }
  }

  /** Where a file lies. */
  pathOf(hash: string): string { return join(this.root, hash.slice(0, 2), hash.slice(2, 4), hash) }

  /** Refuses by the announced size, before a byte is read. */
  admit(announced: number): void {
    if (announced > this.mostBytes) throw this.tooLarge()
  }

  /**
   * Keeps what the stream brings. Nothing is left behind when it is refused or breaks off.
   * @param claimed the type that the sender named; undefined = none
   * @param expected the hash that the sender computed; undefined = none
   */
  async keep(content: AsyncIterable<Buffer>, claimed?: string, expected?: string): Promise<StoredFile> {
    const incoming = join(this.root, INCOMING, randomUUID())
    const file = await open(incoming, 'wx', 0o600)
    try {
      const { hash, bytes, head } = await this.write(file, content)
      const kind = fileKind(head)
      if (!kind) throw new ApiProblem('input.invalid', bytes === 0 ? 'the file is empty' : 'this is not a picture (JPEG, PNG, WebP), a video (MP4) or a PDF that can be read; take or choose another one')
      if (claimed !== undefined && claimed !== kind.mime) throw new ApiProblem('input.invalid', `the file is ${kind.mime} and not ${claimed}, as was said`)
      if (expected !== undefined && expected !== hash) throw new ApiProblem('input.invalid', 'the file that arrived is not the one that was sent (SHA-256 differs): send it again', { sha256: hash })
      await file.sync()
      await this.place(incoming, hash)
      return { ...kind, hash, bytes }
    } finally {
      await file.close()
      await rm(incoming, { force: true })
    }
  }

  private async write(file: FileHandle, content: AsyncIterable<Buffer>): Promise<{ hash: string; bytes: number; head: Buffer }> {
    const sha = createHash('sha256')
    const head: Buffer[] = []
    let bytes = 0
    for await (const chunk of content) {
      if (bytes < HEAD_BYTES) head.push(chunk)
      bytes += chunk.length
      if (bytes > this.mostBytes) throw this.tooLarge()
      sha.update(chunk)
      await file.writeFile(chunk)
    }
    return { hash: sha.digest('hex'), bytes, head: Buffer.concat(head) }
  }

  /** Gives the file its name. `link` fails where the name exists: then the same content is there already, and stays untouched. */
  private async place(incoming: string, hash: string): Promise<void> {
    const path = this.pathOf(hash)
    const folder = join(path, '..')
    await mkdir(folder, { recursive: true })
    await chmod(incoming, READ_ONLY)
    try { await link(incoming, path) } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      await access(path, constants.R_OK)
    }
    for (const changed of [folder, join(folder, '..'), this.root]) await syncFolder(changed)
  }

  private tooLarge(): ApiProblem {
    return new ApiProblem('input.too_large', `a file of evidence may have ${this.settings.EVIDENCE_MAX_MB} MB at most: make it smaller or shorter`, { maxBytes: this.mostBytes })
  }
}

/** A name is safe only when its folder is; some systems cannot sync a folder and need not. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => null)
  try { await folder?.sync() } catch { /* not on this file system */ } finally { await folder?.close() }
}
