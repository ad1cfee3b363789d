import fc from 'fast-check'
import { joinBytes } from './bytes.js'
import { MAX_FRAME_BYTES, cutFrames, frameOf, unescapeBytes } from './framing.js'
import { dialectFor, encodeMessage } from './header.js'

const EMPTY = new Uint8Array(0)
const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values)
const plain = (frames: readonly Uint8Array[]): number[][] => frames.map((one) => [...one])
/** Everything that comes of a stream cut at the given places. */
function cutAt(stream: Uint8Array, cuts: readonly number[]): { frames: number[][]; reasons: string[]; rest: number[] } {
  const places = [0, ...cuts.map((cut) => cut % (stream.length + 1)).sort((a, b) => a - b), stream.length]
  const frames: number[][] = []
  const reasons: string[] = []
  let rest: Uint8Array = EMPTY
  for (let i = 1; i < places.length; i++) {
    const cut = cutFrames(rest, stream.slice(places[i - 1], places[i]))
    frames.push(...plain(cut.frames))
    reasons.push(...cut.dropped.map(({ reason }) => reason))
    rest = cut.rest
  }
  return { frames, reasons, rest: [...rest] }
}
const frame = fc.tuple(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0, max: 0xffff }), fc.uint8Array({ maxLength: 80 }), fc.boolean(), fc.boolean())
  .map(([id, serial, body, version2019, part]) => encodeMessage(dialectFor('13800138000', version2019), id, serial, body, part ? { total: 2, index: 1 } : undefined)!)
const numbered = (n: number): Uint8Array => encodeMessage(dialectFor('13800138000', false), 0x0200, n, new Uint8Array(28).fill(n))!
// Streams rich in flags and escapes, where the mistakes are.
const noise = fc.array(fc.constantFrom(0x7e, 0x7e, 0x7d, 0x01, 0x02, 0x00, 0x30), { maxLength: 300 }).map((values) => Uint8Array.from(values))
const cuts = fc.array(fc.nat(5000), { maxLength: 12 })

describe('escapes', () => {
  it('are undone exactly, and no flag is left inside', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (body) => {
      const wire = frameOf(body)
      expect([wire[0], wire[wire.length - 1], wire.indexOf(0x7e, 1)]).toEqual([0x7e, 0x7e, wire.length - 1])
      const inner = unescapeBytes(wire, 1, wire.length - 1)
      expect([...inner.subarray(0, body.length)]).toEqual([...body])
      expect(inner.length).toBe(body.length + 1)
      expect(inner.reduce((xor, byte) => xor ^ byte, 0)).toBe(0)
    }))
  })

  it('follow the standard\'s example: 30 7e 08 7d 55 → 7e 30 7d02 08 7d01 55 check 7e', () => {
    expect([...frameOf(bytes(0x30, 0x7e, 0x08, 0x7d, 0x55))]).toEqual([0x7e, 0x30, 0x7d, 0x02, 0x08, 0x7d, 0x01, 0x55, 0x30 ^ 0x7e ^ 0x08 ^ 0x7d ^ 0x55, 0x7e])
  })

  it('leave a 7d alone that stands before anything else', () => {
    expect([...unescapeBytes(bytes(0x7d, 0x05, 0x7d))]).toEqual([0x7d, 0x05, 0x7d])
  })
})

describe('cutting', () => {
  it('gives the same frames, drops and rest however the stream arrives', () => {
    const stream = fc.oneof(noise, fc.array(fc.oneof(frame, noise), { maxLength: 8 }).map((pieces) => joinBytes(...pieces)))
    fc.assert(fc.property(stream, cuts, (all, places) => {
      expect(cutAt(all, places)).toEqual(cutAt(all, []))
    }), { numRuns: 500 })
  })

  it('finds every frame among frames, sharing a flag or not', () => {
    fc.assert(fc.property(fc.array(frame, { minLength: 1, maxLength: 6 }), fc.boolean(), cuts, (frames, shared, places) => {
      const stream = shared ? joinBytes(...frames.map((one, i) => (i === 0 ? one : one.subarray(1)))) : joinBytes(...frames)
      expect(cutAt(stream, places)).toEqual({ frames: plain(frames), reasons: [], rest: [] })
    }))
  })

  it('loses at most the damaged frame when a flag is lost', () => {
    const [a, b, c] = [1, 2, 3].map(numbered)
    const lostEnd = joinBytes(a!.subarray(0, a!.length - 1), b!, c!)
    expect(plain(cutFrames(EMPTY, lostEnd).frames)).toEqual(expect.arrayContaining(plain([b!, c!])))
    const lostStart = joinBytes(a!.subarray(3), b!, c!)
    expect(cutAt(lostStart, [])).toEqual({ frames: plain([b!, c!]), reasons: ['garbage'], rest: [] })
  })

  it('counts what stands between frames', () => {
    const a = numbered(9)
    expect(cutAt(joinBytes(bytes(1, 2, 3), a, bytes(13, 10), a), [])).toEqual({ frames: plain([a, a]), reasons: ['garbage', 'garbage'], rest: [] })
  })

  it('keeps no more than the longest frame, whatever comes', () => {
    const a = numbered(9)
    const flood = joinBytes(bytes(0x7e), new Uint8Array(3 * MAX_FRAME_BYTES).fill(0x41))
    const cut = cutFrames(EMPTY, flood)
    expect(cut.rest.length).toBeLessThan(MAX_FRAME_BYTES)
    expect(cut.dropped.map(({ reason }) => reason)).toEqual(['frame_too_long', 'garbage', 'garbage'])
    // The flood's end is the next flag; after it the stream is sound again.
    expect(plain(cutFrames(cut.rest, joinBytes(bytes(0x7e), a)).frames)).toEqual(plain([a]))
    fc.assert(fc.property(fc.array(fc.nat(20_000), { maxLength: 5 }), (places) => expect(cutAt(joinBytes(flood, a), places)).toEqual(cutAt(joinBytes(flood, a), []))))
  })

  it('does not hold on to the chunk it was given', () => {
    const chunk = Buffer.alloc(65_536)
    chunk[65_535] = 0x7e
    expect(cutFrames(EMPTY, chunk).rest.buffer.byteLength).toBe(1)
  })
})
