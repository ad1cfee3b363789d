import { readFileSync } from 'node:fs'
import { payloadsOf } from './rtp-payloads.js'

/** One picture of a clip, cut for the road once and for all viewers. */
export interface ClipFrame {
  /** Its units whole, as RTMP carries them. */
  readonly nals: readonly Buffer[]
  readonly payloads: readonly Buffer[]
  readonly key: boolean
}

/** A short piece of film that is played round and round as it is, never encoded again. */
export interface Clip {
  readonly name: string
  readonly fps: number
  readonly frames: readonly ClipFrame[]
  /** For the session description (RFC 6184, 8.1). */
  readonly sps: Buffer
  readonly pps: Buffer
}

/** Where the clips lie, from the sources and from what is built of them. */
export const CLIPS = new URL('../../clips/', import.meta.url)
const DELIMITER = 9
const KEY = 5
const SPS = 7
const PPS = 8

/** Reads an Annex B file with access unit delimiters, `street.15.h264`: the number is its pictures a second. */
export function readClip(file: string, folder: URL = CLIPS): Clip {
  const fps = Number(/\.(\d+)\.h264$/.exec(file)?.[1])
  if (!(fps > 0)) throw new Error(`${file}: a clip is called <name>.<pictures a second>.h264`)
  const units: Buffer[][] = []
  for (const nal of nalsOf(readFileSync(new URL(file, folder)))) {
    if (typeOf(nal) === DELIMITER) units.push([])
    else units.at(-1)?.push(nal)
  }
  const all = units.flat()
  const sps = all.find((nal) => typeOf(nal) === SPS)
  const pps = all.find((nal) => typeOf(nal) === PPS)
  if (!sps || !pps || !units[0]?.some((nal) => typeOf(nal) === KEY)) throw new Error(`${file}: a clip begins with a key frame and its parameter sets`)
  return { name: file.replace(/\.\d+\.h264$/, ''), fps, sps, pps, frames: units.map((nals) => ({ nals, payloads: payloadsOf(nals), key: nals.some((nal) => typeOf(nal) === KEY) })) }
}

const typeOf = (nal: Buffer): number => nal[0]! & 0x1f

/** NAL units between start codes (H.264, annex B). */
function nalsOf(bytes: Buffer): Buffer[] {
  const starts: number[] = []
  for (let at = bytes.indexOf('\0\0\u0001', 0, 'latin1'); at >= 0; at = bytes.indexOf('\0\0\u0001', at + 3, 'latin1')) starts.push(at + 3)
  return starts.map((start, i) => {
    let end = i + 1 < starts.length ? starts[i + 1]! - 3 : bytes.length
    while (end > start && bytes[end - 1] === 0) end--
    return bytes.subarray(start, end)
  })
}
