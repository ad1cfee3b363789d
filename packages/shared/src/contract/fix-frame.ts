/**
 * The packed frame in which fixes travel to a console: little-endian, one header and one fixed-size record a fix.
 *
 * header (16 bytes): u8 version · u8 reserved · u16 count · u32 seq (per connection) · f64 base time (ms since epoch)
 * record (22 bytes): u24 unit number · u40 age of the fix before base, ms · i32 lat 1e-7° · i32 lon 1e-7° · u16 speed cm/s (65535 = unknown) ·
 *   u16 course 1/100° (65535 = unknown) · u8 flags · u8 battery % (255 = unknown)
 *
 * The age has 34 years: terminals whose clock runs hours or years behind are common, and a fix whose time is cut short would look newer than it is.
 */
export const FIX_FRAME_VERSION = 2
export const FIX_FRAME_HEADER = 16
export const FIX_RECORD = 22
/** Ages beyond this (34 years) are written as this. */
export const MAX_AGE_MS = 2 ** 40 - 1
const U32 = 2 ** 32
export const FIX_FLAG = { headingIsNose: 1, noFix: 2, alarm: 4, recording: 8 } as const

/** The flags of a fix: what a console has to know of a unit to draw it rightly and what is no figure. */
export const fixFlags = (headingIsNose: boolean, alarm: boolean, recording: boolean): number =>
  (headingIsNose ? FIX_FLAG.headingIsNose : 0) | (alarm ? FIX_FLAG.alarm : 0) | (recording ? FIX_FLAG.recording : 0)

/** One fix as it is packed; times in ms since epoch. */
export interface PackedFix {
  unit: number
  timeMs: number
  lat: number
  lon: number
  /** m/s; NaN = unknown. */
  speedMps: number
  /** Degrees; NaN = unknown. */
  courseDeg: number
  flags: number
  /** 0–100; NaN = unknown. */
  batteryPct: number
}

/** Writes frames into one growing buffer: `begin`, `add` as often as needed, `end` gives a copy to send. */
export class FixFrameWriter {
  private bytes = new Uint8Array(FIX_FRAME_HEADER + FIX_RECORD * 256)
  private view = new DataView(this.bytes.buffer)
  private offset = FIX_FRAME_HEADER
  private baseMs = 0
  /** Fixes in the frame so far. */
  count = 0

  /** Starts a frame whose ages count back from `baseMs`. */
  begin(baseMs: number): void {
    this.baseMs = baseMs
    this.offset = FIX_FRAME_HEADER
    this.count = 0
  }

  /** Adds one fix; 65,535 at most in a frame (RangeError beyond). */
  add(unit: number, timeMs: number, lat: number, lon: number, speedMps: number, courseDeg: number, flags: number, batteryPct: number): void {
    if (this.count === 0xffff) throw new RangeError('a fix frame holds 65,535 fixes')
    if (this.offset + FIX_RECORD > this.bytes.length) this.grow()
    const v = this.view
    const o = this.offset
    v.setUint16(o, unit & 0xffff, true)
    v.setUint8(o + 2, unit >>> 16)
    const age = Math.min(MAX_AGE_MS, Math.max(0, Math.round(this.baseMs - timeMs)))
    v.setUint32(o + 3, age % U32, true)
    v.setUint8(o + 7, Math.floor(age / U32))
    v.setInt32(o + 8, Math.round(lat * 1e7), true)
    v.setInt32(o + 12, Math.round(lon * 1e7), true)
    v.setUint16(o + 16, speedMps >= 0 ? Math.min(65_534, Math.round(speedMps * 100)) : 0xffff, true)
    v.setUint16(o + 18, courseDeg >= 0 ? Math.round(courseDeg * 100) % 36_000 : 0xffff, true)
    v.setUint8(o + 20, flags)
    v.setUint8(o + 21, batteryPct >= 0 ? Math.min(100, Math.round(batteryPct)) : 255)
    this.offset = o + FIX_RECORD
    this.count++
  }

  /**
   * Adds the fixes `first` up to, not including, `end` of another writer's open frame, as they are packed there: one fix is packed once however
   * many consoles see it. Both frames must have begun with the same base (RangeError else).
   */
  take(from: FixFrameWriter, first: number, end: number): void {
    if (from.baseMs !== this.baseMs) throw new RangeError('fix frames with different base times')
    if (this.count + end - first > 0xffff) throw new RangeError('a fix frame holds 65,535 fixes')
    const length = (end - first) * FIX_RECORD
    while (this.offset + length > this.bytes.length) this.grow()
    this.bytes.set(from.bytes.subarray(FIX_FRAME_HEADER + first * FIX_RECORD, FIX_FRAME_HEADER + end * FIX_RECORD), this.offset)
    this.offset += length
    this.count += end - first
  }

  /** Closes the frame under the connection's sequence number and gives its bytes (a copy: the writer is used again). */
  end(seq: number): Uint8Array {
    const v = this.view
    v.setUint8(0, FIX_FRAME_VERSION)
    v.setUint8(1, 0)
    v.setUint16(2, this.count, true)
    v.setUint32(4, seq >>> 0, true)
    v.setFloat64(8, this.baseMs, true)
    return this.bytes.slice(0, this.offset)
  }

  private grow(): void {
    const bigger = new Uint8Array(this.bytes.length * 2)
    bigger.set(this.bytes)
    this.bytes = bigger
    this.view = new DataView(bigger.buffer)
  }
}

/** Head of a frame, or why it is refused. */
export interface FixFrameHead { seq: number; count: number; baseMs: number }

/**
 * Reads a frame and hands each fix to `each` in one re-used object (copy what you keep).
 * @throws RangeError when the version is unknown or the length does not match the count.
 */
export function readFixFrame(bytes: Uint8Array, each: (fix: PackedFix) => void): FixFrameHead {
  if (bytes.byteLength < FIX_FRAME_HEADER) throw new RangeError('fix frame shorter than its header')
  const v = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (v.getUint8(0) !== FIX_FRAME_VERSION) throw new RangeError(`fix frame version ${v.getUint8(0)} is not ${FIX_FRAME_VERSION}`)
  const count = v.getUint16(2, true)
  if (bytes.byteLength !== FIX_FRAME_HEADER + count * FIX_RECORD) throw new RangeError('fix frame length does not match its count')
  const baseMs = v.getFloat64(8, true)
  const fix: PackedFix = { unit: 0, timeMs: 0, lat: 0, lon: 0, speedMps: NaN, courseDeg: NaN, flags: 0, batteryPct: NaN }
  for (let i = 0, o = FIX_FRAME_HEADER; i < count; i++, o += FIX_RECORD) {
    fix.unit = v.getUint16(o, true) | (v.getUint8(o + 2) << 16)
    fix.timeMs = baseMs - v.getUint32(o + 3, true) - v.getUint8(o + 7) * U32
    fix.lat = v.getInt32(o + 8, true) / 1e7
    fix.lon = v.getInt32(o + 12, true) / 1e7
    const speed = v.getUint16(o + 16, true)
    fix.speedMps = speed === 0xffff ? NaN : speed / 100
    const course = v.getUint16(o + 18, true)
    fix.courseDeg = course === 0xffff ? NaN : course / 100
    fix.flags = v.getUint8(o + 20)
    const battery = v.getUint8(o + 21)
    fix.batteryPct = battery === 255 ? NaN : battery
    each(fix)
  }
  return { seq: v.getUint32(4, true), count, baseMs }
}
