import type { Clip, ClipFrame } from '../cameras/clip.js'

const AVC = 7
const KEY = 1 << 4
const BETWEEN = 2 << 4
const LENGTH_BYTES = 4

/** What a decoder has to know first, as FLV tells it: AVCDecoderConfigurationRecord (ISO/IEC 14496-15, 5.3.3.1). */
export function headerTag({ sps, pps }: Pick<Clip, 'sps' | 'pps'>): Buffer {
  return Buffer.concat([
    Buffer.from([KEY | AVC, 0, 0, 0, 0, 1]), sps.subarray(1, 4), Buffer.from([0xfc | (LENGTH_BYTES - 1), 0xe1, sps.length >> 8, sps.length & 0xff]), sps,
    Buffer.from([1, pps.length >> 8, pps.length & 0xff]), pps,
  ])
}

/** One picture as FLV carries it: each unit behind its length, shown when it is decoded. */
export function pictureTag({ nals, key }: Pick<ClipFrame, 'nals' | 'key'>): Buffer {
  const units = nals.flatMap((nal) => {
    const length = Buffer.alloc(LENGTH_BYTES)
    length.writeUInt32BE(nal.length)
    return [length, nal]
  })
  return Buffer.concat([Buffer.from([(key ? KEY : BETWEEN) | AVC, 1, 0, 0, 0]), ...units])
}
