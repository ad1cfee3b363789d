import { BitReader } from './bit-reader.js'

/** What a sequence parameter set says of the picture. */
export interface Sps {
  readonly profile: string
  readonly profileIdc: number
  readonly constraints: number
  readonly level: string
  readonly levelIdc: number
  readonly width: number
  readonly height: number
  /** Pictures a second as the camera declares them; null = it does not say. */
  readonly fps: number | null
  /** Whether pictures may have to be shown in another order than they come in, that is B-frames; null = it does not say. */
  readonly reorders: boolean | null
}

const PROFILES: Readonly<Record<number, string>> = { 66: 'Baseline', 77: 'Main', 88: 'Extended', 100: 'High', 110: 'High 10', 122: 'High 4:2:2', 244: 'High 4:4:4' }
/** Profiles whose set carries chroma format and scaling lists (7.3.2.1.1). */
const HIGH_PROFILES = new Set([100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135])
const EXTENDED_ASPECT = 255

/** Reads a sequence parameter set (H.264, 7.3.2.1.1); null when it is broken or absurd. */
export function parseSps(nal: Uint8Array): Sps | null {
  try {
    return read(nal)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** `avc1.4d401e`: the codec as browsers name it (RFC 6381). */
export const codecString = (sps: Sps): string => `avc1.${[sps.profileIdc, sps.constraints, sps.levelIdc].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`

function read(nal: Uint8Array): Sps | null {
  const bits = new BitReader(nal.subarray(1))
  const profileIdc = bits.bits(8)
  const constraints = bits.bits(8)
  const levelIdc = bits.bits(8)
  bits.unsigned()
  let chroma = 1
  if (HIGH_PROFILES.has(profileIdc)) {
    chroma = bits.unsigned()
    if (chroma === 3) bits.bit()
    bits.unsigned()
    bits.unsigned()
    bits.bit()
    if (bits.flag()) for (let i = 0; i < (chroma === 3 ? 12 : 8); i++) if (bits.flag()) skipScalingList(bits, i < 6 ? 16 : 64)
  }
  bits.unsigned()
  const orderType = bits.unsigned()
  if (orderType === 0) bits.unsigned()
  else if (orderType === 1) {
    bits.bit()
    bits.signed()
    bits.signed()
    for (let left = bits.unsigned(); left > 0; left--) bits.signed()
  }
  bits.unsigned()
  bits.bit()
  const widthMbs = bits.unsigned() + 1
  const heightUnits = bits.unsigned() + 1
  const framesOnly = bits.bit()
  if (framesOnly === 0) bits.bit()
  bits.bit()
  const crop = bits.flag() ? [bits.unsigned(), bits.unsigned(), bits.unsigned(), bits.unsigned()] as const : [0, 0, 0, 0] as const
  const cropX = chroma === 1 || chroma === 2 ? 2 : 1
  const cropY = (chroma === 1 ? 2 : 1) * (2 - framesOnly)
  const width = widthMbs * 16 - (crop[0] + crop[1]) * cropX
  const height = heightUnits * 16 * (2 - framesOnly) - (crop[2] + crop[3]) * cropY
  if (width < 16 || height < 16 || width > 16_384 || height > 16_384) return null
  const usage = bits.flag() ? readUsage(bits) : { fps: null, reorders: null }
  // Baseline has no B-slices, and order type 2 means that pictures are shown as they come (8.2.1.3).
  const reorders = profileIdc === 66 || orderType === 2 ? false : usage.reorders
  const profile = profileIdc === 66 && (constraints & 0x40) !== 0 ? 'Constrained Baseline' : PROFILES[profileIdc] ?? `profile ${profileIdc}`
  return { profile, profileIdc, constraints, level: (levelIdc / 10).toFixed(1), levelIdc, width, height, fps: usage.fps, reorders }
}

/** Video usability information (annex E), as far as clock and reordering. A set that breaks off here is still good for its size. */
function readUsage(bits: BitReader): { fps: number | null, reorders: boolean | null } {
  let fps: number | null = null
  try {
    if (bits.flag() && bits.bits(8) === EXTENDED_ASPECT) bits.bits(32)
    if (bits.flag()) bits.bit()
    if (bits.flag()) { bits.bits(4); if (bits.flag()) bits.bits(24) }
    if (bits.flag()) { bits.unsigned(); bits.unsigned() }
    if (bits.flag()) {
      const unit = bits.bits(32)
      const scale = bits.bits(32)
      bits.bit()
      // Two ticks a picture (E.2.1).
      if (unit > 0 && scale / (2 * unit) <= 240) fps = Math.round((scale / (2 * unit)) * 100) / 100 || null
    }
    const nalHrd = bits.flag()
    if (nalHrd) skipHrd(bits)
    const vclHrd = bits.flag()
    if (vclHrd) skipHrd(bits)
    if (nalHrd || vclHrd) bits.bit()
    bits.bit()
    if (!bits.flag()) return { fps, reorders: null }
    bits.bit()
    for (let i = 0; i < 4; i++) bits.unsigned()
    return { fps, reorders: bits.unsigned() > 0 }
  } catch (error) {
    if (error instanceof RangeError) return { fps, reorders: null }
    throw error
  }
}

function skipHrd(bits: BitReader): void {
  const count = bits.unsigned() + 1
  bits.bits(8)
  for (let i = 0; i < count; i++) { bits.unsigned(); bits.unsigned(); bits.bit() }
  bits.bits(20)
}

function skipScalingList(bits: BitReader, size: number): void {
  for (let i = 0, last = 8, next = 8; i < size; i++) {
    if (next !== 0) next = (last + bits.signed() + 256) % 256
    if (next !== 0) last = next
  }
}
