import { join } from 'node:path'
import { setsOf } from '../mp4/clip.js'
import type { Frame } from '../stream/frame.js'
import { readFrames } from './segment-reader.js'
import { segmentName } from './segment-name.js'
import { GAP_MS } from './shelf.js'
import type { Segment, Shelf } from './shelf.js'

const TICKS_PER_MS = 90
/** What the clocks of a camera and of this machine may differ by within one file. */
const JITTER_MS = 500

/** The recorded pictures from `from` to `to` on one clock, from the key frame before; they end where the picture breaks off or its format changes. */
export async function recordedFrames(shelf: Shelf, path: string, from: number, to: number): Promise<Frame[]> {
  const segments = shelf.segments(path).filter((segment) => segment.from <= to && segment.to >= from)
  const frames: Frame[] = []
  let origin = 0
  let end: number | null = null
  for (const segment of segments) {
    if (end !== null && segment.from - end >= GAP_MS) break
    // Two files of one session follow each other picture by picture; a short hole between sessions lasts as long as it did.
    if (end !== null && segment.from - end > JITTER_MS) origin += (segment.from - end) * TICKS_PER_MS
    const read = await readSegment(shelf, path, segment, from, to, origin)
    if (frames.length > 0 && read.frames[0] && !sameFormat(frames[0]!, read.frames[0])) break
    frames.push(...read.frames)
    origin = read.endTicks
    end = segment.to
  }
  return frames.filter((frame, i) => frame.receivedAt <= to || i === 0)
}

/** A file that is closed at this moment has its other name by now. */
async function readSegment(shelf: Shelf, path: string, segment: Segment, from: number, to: number, origin: number): Promise<{ frames: Frame[], endTicks: number }> {
  try { return await readFrames(shelf.fileOf(path, segment), from, to, origin) } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    return readFrames(join(shelf.dirOf(path), segmentName(segment)), from, to, origin)
  }
}

function sameFormat(one: Frame, other: Frame): boolean {
  const [a, b] = [setsOf(one), setsOf(other)]
  return a !== null && b !== null && a.sps.equals(b.sps) && a.pps.equals(b.pps)
}
