import { writeFile } from 'node:fs/promises'
import { Injectable, Logger } from '@nestjs/common'

/** The part of `sharp` that is used here. Its native half is fetched for the platform at hand and may be absent: it is asked for when it is needed, and not at compile time. */
interface Pipeline { autoOrient(): Pipeline; resize(width: number, height: number, options: { fit: 'inside'; withoutEnlargement: boolean }): Pipeline; webp(options: { quality: number }): Pipeline; timeout(options: { seconds: number }): Pipeline; toBuffer(): Promise<Buffer> }
interface Sharp { (path: string, options: { limitInputPixels: number; failOn: 'truncated'; sequentialRead: boolean; pages: number }): Pipeline; cache(on: boolean): unknown; concurrency(threads: number): unknown }
const SHARP = 'sharp'

/** Longest side of a preview, px: enough for a row, a card and two of them side by side. */
const SIDE_PX = 320
/** A picture of 100 megapixels is no phone's: unpacked it would take 300 MB. */
const MOST_PIXELS = 100_000_000
const LONGEST_S = 20
/** What the library says of the machine and not of the picture: it has no codes, only words. */
const PASSING = /^timeout|out of memory|allocate|input file is missing|unix error|system error/i

/** Makes small pictures of large ones. What it writes carries no metadata: no place, no time, no device. */
@Injectable()
export class ImageShrinker {
  private readonly log = new Logger('Evidence')
  private loading: Promise<Sharp | null> | null = null

  /** Whether pictures can be read on this platform; where not, it is said once. */
  async isAble(): Promise<boolean> { return await this.sharp() !== null }

  /**
   * Writes a preview of one picture to another path, turned as its EXIF says. False = it cannot be read as a picture, or is too large to unpack: that stays so.
   * @throws what may pass: a full disk, no memory left, a machine too busy to be done in time
   */
  async shrink(from: string, to: string): Promise<boolean> {
    const sharp = await this.sharp()
    if (sharp === null) return false
    let small: Buffer
    try {
      small = await sharp(from, { limitInputPixels: MOST_PIXELS, failOn: 'truncated', sequentialRead: true, pages: 1 }).autoOrient().resize(SIDE_PX, SIDE_PX, { fit: 'inside', withoutEnlargement: true }).webp({ quality: 75 }).timeout({ seconds: LONGEST_S }).toBuffer()
    } catch (error) {
      const { message } = error as Error
      if (PASSING.test(message)) throw error
      this.log.warn(`no preview of a picture: ${message}`)
      return false
    }
    await writeFile(to, small)
    return true
  }

  private sharp(): Promise<Sharp | null> {
    this.loading ??= import(SHARP).then(({ default: sharp }: { default: Sharp }) => {
      // One picture at a time and nothing kept: the hub has better uses for its memory.
      sharp.cache(false)
      sharp.concurrency(1)
      return sharp
    }, (error: Error) => {
      this.log.warn(`pictures are shown whole, there are no previews: sharp cannot be loaded on this platform (${error.message.split('\n')[0]})`)
      return null
    })
    return this.loading
  }
}
