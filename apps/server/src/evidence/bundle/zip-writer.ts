import { createReadStream } from 'node:fs'
import type { Writable } from 'node:stream'
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'

/** Writes a zip as a stream: a bundle with an hour of video never lies in memory. */
export class ZipWriter {
  private readonly zip: Zip
  private failed: Error | null = null

  constructor(private readonly out: Writable) {
    this.zip = new Zip((error, chunk) => {
      if (error) this.failed = error
      else this.out.write(chunk)
    })
    out.once('close', () => { if (!out.writableFinished) this.failed ??= new Error('the receiver went away') })
  }

  /** A text, made small. */
  text(path: string, bytes: Buffer): void {
    const entry = new ZipDeflate(path, { level: 6 })
    this.zip.add(entry)
    entry.push(bytes, true)
  }

  /** A file as it lies on disk: pictures and video are small already. */
  async file(path: string, from: string): Promise<void> {
    const entry = new ZipPassThrough(path)
    this.zip.add(entry)
    for await (const chunk of createReadStream(from) as AsyncIterable<Buffer>) {
      entry.push(chunk)
      await this.room()
    }
    entry.push(new Uint8Array(0), true)
  }

  end(): void {
    this.zip.end()
    this.out.end()
  }

  /** Waits until a slow receiver took what is there. @throws when it went away. */
  private async room(): Promise<void> {
    if (this.failed) throw this.failed
    if (!this.out.writableNeedDrain) return
    await new Promise<void>((resolve) => {
      const events = ['drain', 'close', 'error']
      // All of them are taken off again: an hour of video waits thousands of times.
      const over = (): void => { for (const event of events) this.out.off(event, over); resolve() }
      for (const event of events) this.out.on(event, over)
    })
    if (this.failed) throw this.failed
  }
}
