import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { framesOf, readMoof } from '../mp4/read-fragment.js'
import type { FragmentIndex } from '../mp4/read-fragment.js'
import { readWallTime } from '../mp4/wall-time.js'
import type { Frame } from '../stream/frame.js'

const HEAD_BYTES = 8
/** No head of ours is near this; what claims to be is torn. */
const MAX_HEAD_BYTES = 1_000_000
const TICKS_PER_MS = 90

/** One fragment of a file: where it lies, when its first picture was received, and where its pictures end in time. */
export interface PlacedFragment { readonly receivedAt: number, readonly endsAt: number, readonly index: FragmentIndex, readonly dataAt: number, readonly dataBytes: number, readonly fileEnd: number }

/** The whole fragments of a file, one after the other, without reading a picture. What breaks off ends the list: a process may have died while it wrote. */
export async function *fragmentsOf(file: FileHandle): AsyncGenerator<PlacedFragment> {
  const { size } = await file.stat()
  let receivedAt: number | null = null
  let index: FragmentIndex | null = null
  for (let at = 0; at + HEAD_BYTES <= size;) {
    const head = await bytesAt(file, at, HEAD_BYTES)
    const length = head.readUInt32BE(0)
    const type = head.toString('latin1', 4)
    if (length < HEAD_BYTES || at + length > size) return
    if (type === 'prft' || type === 'moof') {
      if (length > MAX_HEAD_BYTES) return
      const whole = await bytesAt(file, at, length)
      if (type === 'prft') receivedAt = readWallTime(whole)
      else {
        try { index = readMoof(whole) } catch { return }
      }
    } else if (type === 'mdat' && receivedAt !== null && index !== null) {
      const endsAt = receivedAt + Math.round((index.end - index.begin) / TICKS_PER_MS)
      yield { receivedAt, endsAt, index, dataAt: at + HEAD_BYTES, dataBytes: length - HEAD_BYTES, fileEnd: at + length }
      receivedAt = index = null
    }
    at += length
  }
}

/** The pictures of a file around the time from `from` to `to`, whole fragments of them, and where the file's own clock ends. @param origin added to its times */
export async function readFrames(path: string, from: number, to: number, origin: number): Promise<{ frames: Frame[], endTicks: number }> {
  const file = await open(path, 'r')
  try {
    const frames: Frame[] = []
    let held: PlacedFragment[] = []
    let endTicks = origin
    for await (const fragment of fragmentsOf(file)) {
      endTicks = origin + fragment.index.end
      if (fragment.receivedAt > to) continue
      // The last group that begins before `from` is what is on show then; a group may be several fragments.
      if (fragment.index.samples[0]?.key && fragment.receivedAt <= from) held = []
      held.push(fragment)
    }
    for (const { index, receivedAt, dataAt, dataBytes } of held) frames.push(...framesOf(index, await bytesAt(file, dataAt, dataBytes), receivedAt, origin))
    return { frames, endTicks }
  } finally { await file.close() }
}

/** Where the last whole fragment of a file ends, in bytes and in time; null where there is none. */
export async function lastWhole(path: string): Promise<{ bytes: number, from: number, to: number } | null> {
  const file = await open(path, 'r')
  try {
    const found: PlacedFragment[] = []
    for await (const fragment of fragmentsOf(file)) found[found.length === 0 ? 0 : 1] = fragment
    const last = found.at(-1)
    return last === undefined ? null : { bytes: last.fileEnd, from: found[0]!.receivedAt, to: last.endsAt }
  } finally { await file.close() }
}

async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length)
  const { bytesRead } = await file.read(bytes, 0, length, at)
  if (bytesRead < length) throw new Error('the file ended while it was read')
  return bytes
}
