import fc from 'fast-check'
import { FIX_FRAME_HEADER, FIX_RECORD, FixFrameWriter, readFixFrame } from './fix-frame.js'
import type { PackedFix } from './fix-frame.js'

const NOW = Date.UTC(2026, 10, 22, 6)
const read = (bytes: Uint8Array): PackedFix[] => {
  const all: PackedFix[] = []
  readFixFrame(bytes, (fix) => all.push({ ...fix }))
  return all
}

test('every fix comes back: times to the millisecond, places to 1e-7°, unknown stays unknown', () => {
  const number = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true })
  const fix = fc.record({
    unit: fc.integer({ min: 0, max: 2 ** 24 - 1 }), timeMs: fc.integer({ min: Date.UTC(2010, 0, 1), max: NOW }), lat: number(-90, 90), lon: number(-180, 180),
    speedMps: fc.oneof(number(0, 500), fc.constant(NaN)), courseDeg: fc.oneof(number(0, 359.99), fc.constant(NaN)), flags: fc.integer({ min: 0, max: 255 }),
    batteryPct: fc.oneof(fc.integer({ min: 0, max: 100 }), fc.constant(NaN)),
  })
  fc.assert(fc.property(fc.array(fix, { maxLength: 300 }), (fixes) => {
    const writer = new FixFrameWriter()
    writer.begin(NOW)
    for (const f of fixes) writer.add(f.unit, f.timeMs, f.lat, f.lon, f.speedMps, f.courseDeg, f.flags, f.batteryPct)
    const back = read(writer.end(7))
    expect(back).toHaveLength(fixes.length)
    back.forEach((got, i) => {
      const want = fixes[i]!
      expect([got.unit, got.timeMs, got.flags, got.batteryPct]).toEqual([want.unit, want.timeMs, want.flags, want.batteryPct])
      expect(Math.abs(got.lat - want.lat)).toBeLessThan(1e-7)
      expect(Math.abs(got.lon - want.lon)).toBeLessThan(1e-7)
      if (Number.isNaN(want.speedMps)) expect(got.speedMps).toBeNaN()
      else expect(Math.abs(got.speedMps - want.speedMps)).toBeLessThan(0.0051)
    })
  }))
})

test('a terminal eight hours behind and one minutes ahead keep their own times in one frame', () => {
  const writer = new FixFrameWriter()
  const [behind, ahead] = [NOW - 8 * 3_600_000, NOW + 240_000]
  writer.begin(ahead)
  for (let i = 0; i < 3; i++) writer.add(1, behind + i * 1000, 30, 121, 10, 90, 0, NaN)
  writer.add(2, ahead, 30, 121, 10, 90, 0, NaN)
  expect(read(writer.end(1)).map(({ timeMs }) => timeMs)).toEqual([behind, behind + 1000, behind + 2000, ahead])
})

test('a stretch taken from another writer is what was packed there; another base is refused', () => {
  const [packed, frame] = [new FixFrameWriter(), new FixFrameWriter()]
  packed.begin(NOW)
  for (let unit = 0; unit < 5; unit++) packed.add(unit, NOW - unit, 30, 121, 1, 2, 0, 3)
  frame.begin(NOW)
  frame.take(packed, 1, 3)
  expect(read(frame.end(1)).map(({ unit }) => unit)).toEqual([1, 2])
  frame.begin(NOW + 1)
  expect(() => frame.take(packed, 0, 1)).toThrow(RangeError)
})

test('what is not a whole frame of this version is refused', () => {
  const writer = new FixFrameWriter()
  writer.begin(NOW)
  writer.add(1, NOW, 30, 121, 1, 2, 0, 3)
  const bytes = writer.end(1)
  expect(bytes).toHaveLength(FIX_FRAME_HEADER + FIX_RECORD)
  for (let cut = 0; cut < bytes.length; cut++) expect(() => read(bytes.subarray(0, cut))).toThrow(RangeError)
  expect(() => read(Uint8Array.of(...bytes, 0))).toThrow(RangeError)
  expect(() => read(Uint8Array.of(1, ...bytes.subarray(1)))).toThrow(/version 1/)
})
