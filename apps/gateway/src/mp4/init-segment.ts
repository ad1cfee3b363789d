import type { ParameterSets } from '../h264/unit-assembler.js'
import { box, fullBox, letters, u16, u32, u8, zeros } from './box.js'

export const TIMESCALE = 90_000
export const TRACK_ID = 1
/** Seconds between the epoch of MP4 (1904) and that of everybody else. */
const EPOCH_1904_S = 2_082_844_800
const MATRIX = u32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
const SYNC_72_DPI = 0x00480000
const UNDETERMINED_LANGUAGE = 0x55c4

/**
 * What precedes fragments: one H.264 track, no samples of its own (ISO/IEC 14496-12, 8.8; 14496-15, 5.3). The units keep the parameter sets that came
 * with them, as most cameras' recordings do: leaving them out would change what was received.
 */
export function initSegment({ sps, pps, facts }: ParameterSets, madeAt = 0): Buffer {
  const made = madeAt === 0 ? 0 : Math.floor(madeAt / 1000) + EPOCH_1904_S
  const config = box('avcC', u8(1, sps[1]!, sps[2]!, sps[3]!, 0xff, 0xe1), u16(sps.length), sps, u8(1), u16(pps.length), pps)
  const entry = box('avc1', zeros(6), u16(1), zeros(16), u16(facts.width, facts.height), u32(SYNC_72_DPI, SYNC_72_DPI, 0), u16(1), zeros(32), u16(24, 0xffff), config)
  const tables = box('stbl', fullBox('stsd', 0, 0, u32(1), entry), fullBox('stts', 0, 0, u32(0)), fullBox('stsc', 0, 0, u32(0)), fullBox('stsz', 0, 0, u32(0, 0)), fullBox('stco', 0, 0, u32(0)))
  const media = box('mdia',
    fullBox('mdhd', 0, 0, u32(made, made, TIMESCALE, 0), u16(UNDETERMINED_LANGUAGE, 0)),
    fullBox('hdlr', 0, 0, u32(0), letters('vide'), zeros(12), letters('video\0')),
    box('minf', fullBox('vmhd', 0, 1, zeros(8)), box('dinf', fullBox('dref', 0, 0, u32(1), fullBox('url ', 0, 1))), tables))
  const track = box('trak', fullBox('tkhd', 0, 3, u32(made, made, TRACK_ID, 0, 0), zeros(8), u16(0, 0, 0, 0), MATRIX, u32(facts.width * 0x10000, facts.height * 0x10000)), media)
  return Buffer.concat([
    box('ftyp', letters('iso5'), u32(512), letters('iso5iso6mp41')),
    box('moov', fullBox('mvhd', 0, 0, u32(made, made, TIMESCALE, 0, 0x10000), u16(0x0100, 0), zeros(8), MATRIX, zeros(24), u32(TRACK_ID + 1)), track,
      box('mvex', fullBox('trex', 0, 0, u32(TRACK_ID, 1, 0, 0, 0)))),
  ])
}
