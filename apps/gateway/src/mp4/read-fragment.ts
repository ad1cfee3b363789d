import type { Frame } from '../stream/frame.js'

const NOT_SYNC = 0x010000
const WITH_COMPOSITION = 0x000800
const SAMPLE_BYTES = 16
const TICKS_PER_MS = 90

/** What a fragment of ours says of its pictures: the inverse of `fragment`. Times count from the origin of its file. */
export interface FragmentIndex {
  readonly begin: number
  /** Where the last picture ends. */
  readonly end: number
  readonly samples: readonly { readonly size: number, readonly key: boolean, readonly ticks: number }[]
}

/** @param moof the whole box */
export function readMoof(moof: Buffer): FragmentIndex {
  const tfdt = moof.indexOf('tfdt')
  const trun = moof.indexOf('trun', tfdt + 16)
  const begin = Number(moof.readBigUInt64BE(tfdt + 8))
  const reordered = (moof.readUInt32BE(trun + 4) & WITH_COMPOSITION) !== 0
  const step = SAMPLE_BYTES - (reordered ? 0 : 4)
  let decoded = begin
  const samples = Array.from({ length: moof.readUInt32BE(trun + 8) }, (_, i) => {
    const at = trun + 16 + i * step
    const ticks = decoded + (reordered ? moof.readInt32BE(at + 12) : 0)
    decoded += moof.readUInt32BE(at)
    return { size: moof.readUInt32BE(at + 4), key: (moof.readUInt32BE(at + 8) & NOT_SYNC) === 0, ticks }
  })
  return { begin, end: decoded, samples }
}

/** The pictures themselves, each as it was received. @param data what is in the mdat @param origin added to the file's own times */
export function framesOf({ begin, samples }: FragmentIndex, data: Buffer, receivedAt: number, origin: number): Frame[] {
  let at = 0
  return samples.map(({ size, key, ticks }) => {
    const bytes = data.subarray(at, at += size)
    return { bytes, key, ticks: origin + ticks, receivedAt: receivedAt + Math.round((ticks - begin) / TICKS_PER_MS) }
  })
}
