import { unitsOf } from '../h264/nal.js'
import { UnitAssembler } from '../h264/unit-assembler.js'
import type { AccessUnit } from '../h264/unit-assembler.js'
import { SourceError } from '../rtsp/rtsp-fault.js'

const AVC = 7
const HEVC = 12
const ENHANCED = 0x80
const SEQUENCE_HEADER = 0
const CODED_FRAMES = 1
const CODED_FRAMES_NO_OFFSET = 3
const TICKS_PER_MS = 90

/** The video of an RTMP publisher: FLV video tags (and enhanced RTMP's) → access units. */
export class FlvVideo {
  readonly assembler = new UnitAssembler()
  #lengthBytes = 4

  /** null: nothing to show in it. @throws SourceError for what no browser here plays */
  read(tag: Buffer, timestampMs: number, receivedAt: number): AccessUnit | null {
    if (tag.length < 5) return null
    const first = tag[0]!
    const enhanced = (first & ENHANCED) !== 0
    const codec = enhanced ? tag.toString('latin1', 1, 5) : first & 0x0f
    if (codec === HEVC || codec === 'hvc1' || codec === 'hev1') throw new SourceError('h265', 'the publisher sends H.265')
    if (codec !== AVC && codec !== 'avc1') throw new SourceError('codec', `the publisher sends ${codec}`)
    const kind = enhanced ? first & 0x0f : tag[1]!
    const begin = 5
    if (kind === SEQUENCE_HEADER) { this.#configure(tag.subarray(begin)); return null }
    if (kind !== CODED_FRAMES && !(enhanced && kind === CODED_FRAMES_NO_OFFSET)) return null
    // Composition time: a signed number of 24 bits, before the units; in FLV it lies within the first five bytes.
    const offsetAt = enhanced ? begin : 2
    const withOffset = kind === CODED_FRAMES && tag.length >= offsetAt + 3
    const offset = withOffset ? tag.readIntBE(offsetAt, 3) : 0
    const units = tag.subarray(enhanced && withOffset ? begin + 3 : begin)
    return this.assembler.assemble(unitsOf(units, this.#lengthBytes), (timestampMs + offset) * TICKS_PER_MS, receivedAt)
  }

  /** AVCDecoderConfigurationRecord (ISO/IEC 14496-15, 5.3.3.1). */
  #configure(record: Buffer): void {
    if (record.length < 7) return
    this.#lengthBytes = (record[4]! & 3) + 1
    let at = 5
    for (const mask of [0x1f, 0xff]) {
      for (let left = (record[at++] ?? 0) & mask; left > 0 && at + 2 <= record.length; left--) {
        const end = at + 2 + record.readUInt16BE(at)
        if (end > record.length) return
        if (end > at + 2) this.assembler.learn(record.subarray(at + 2, end))
        at = end
      }
    }
  }
}
