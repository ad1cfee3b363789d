import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Request, Response } from 'express'

interface Kept { mark: string; etag: string; plain: Buffer; packed: Buffer }
const pack = promisify(gzip)

/** Text files of the installation, read and packed once each and served from memory; a changed file is read again. */
export class CompressedFiles {
  private readonly kept = new Map<string, Kept>()

  /** Sends a file with its ETag, packed where the caller takes that. @returns false when there is no such file. */
  async send(request: Request, response: Response, file: string, contentType: string, cacheControl: string): Promise<boolean> {
    const found = await this.read(file)
    if (!found) return false
    response.set({ 'Content-Type': contentType, 'Cache-Control': cacheControl, 'ETag': found.etag, 'Vary': 'Accept-Encoding' })
    if (request.fresh) { response.status(304).end(); return true }
    const packed = request.acceptsEncodings('gzip') === 'gzip'
    if (packed) response.set('Content-Encoding', 'gzip')
    response.end(request.method === 'HEAD' ? undefined : packed ? found.packed : found.plain)
    return true
  }

  private async read(file: string): Promise<Kept | null> {
    const facts = await stat(file).catch(() => null)
    if (!facts?.isFile()) return null
    const mark = `${facts.mtimeMs}/${facts.size}`
    const old = this.kept.get(file)
    if (old?.mark === mark) return old
    const plain = await readFile(file)
    const fresh: Kept = { mark, etag: `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`, plain, packed: await pack(plain) }
    this.kept.set(file, fresh)
    return fresh
  }
}
