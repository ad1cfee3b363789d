import type { Frame } from './frame.js'
import { FrameRing } from './frame-ring.js'
import { OutgoingClock } from './outgoing-clock.js'
import { PictureHealth } from './picture-health.js'

/** A frame each 100 ms, a key frame each second. */
const frame = (i: number, bytes = 100): Frame => ({ bytes: Buffer.alloc(bytes, i), key: i % 10 === 0, ticks: i * 9000, receivedAt: 1_000_000 + i * 100 })

describe('the ring', () => {
  test('keeps whole groups of the last seconds, and gives what was on show at a time', () => {
    const ring = new FrameRing(3000, 1e9)
    for (let i = 0; i < 100; i++) ring.push(frame(i))
    expect(ring.since).toBe(frame(60).receivedAt)
    expect(ring.latest.map(({ ticks }) => ticks)).toEqual(Array.from({ length: 10 }, (_, i) => (90 + i) * 9000))
    expect(ring.groupAt(frame(75).receivedAt)![0]).toEqual(frame(70))
    expect(ring.groupAt(frame(59).receivedAt)).toBeNull()
    expect(ring.between(frame(72).receivedAt, frame(81).receivedAt).map(({ ticks }) => ticks / 9000)).toEqual(Array.from({ length: 20 }, (_, i) => 70 + i))
  })

  test('is bounded in bytes, also against a camera that never sends another key frame', () => {
    const ring = new FrameRing(60_000, 5000)
    ring.push(frame(0))
    for (let i = 1; i < 1000; i++) ring.push({ ...frame(i), key: false })
    expect(ring.bytes).toBeLessThanOrEqual(5000)
    expect(ring.latest).toEqual([])
    for (let i = 0; i < 300; i++) ring.push(frame(i))
    expect(ring.bytes).toBeLessThanOrEqual(5000)
    expect(ring.latest[0]!.key).toBe(true)
  })

  test('takes nothing before the first key frame', () => {
    const ring = new FrameRing(3000, 1e9)
    ring.push(frame(3))
    expect(ring.bytes).toBe(0)
  })
})

describe('the outgoing clock', () => {
  test('follows the camera, through the end of its 32 bits', () => {
    const clock = new OutgoingClock()
    // 6000 ticks a picture; the second is past the end.
    expect([0xffff_fff0, 0x0000_1760, 0x0000_2ed0].map((ticks, i) => clock.next(ticks, 1000 + i * 67))).toEqual([0, 6000, 12_000])
  })

  test('goes on by the wall where the camera begins anew, jumps or stands still', () => {
    const clock = new OutgoingClock()
    clock.next(1000, 10_000)
    clock.restart()
    expect(clock.next(77, 15_000)).toBe(5000 * 90)
    expect(clock.next(77, 15_040)).toBe(5040 * 90)
    expect(clock.next(77 + 90_000 * 3600, 15_080)).toBe(5080 * 90)
    expect(clock.next(50, 15_120)).toBe(5120 * 90)
  })

  test('lets a step back pass where pictures are reordered', () => {
    const clock = new OutgoingClock()
    expect([0, 18_000, 6000, 12_000, 24_000].map((ticks, i) => clock.next(ticks, 1000 + i, true))).toEqual([0, 18_000, 6000, 12_000, 24_000])
  })
})

describe('what the bytes make likely', () => {
  const keys = (health: PictureHealth, sizes: readonly number[], fill: (i: number) => number): void => sizes.forEach((size, i) => health.see({ bytes: Buffer.alloc(size, fill(i)), key: true, ticks: i * 180_000, receivedAt: 1_000_000 + i * 31_000 }))

  test('three key frames with the same picture are suspected to be frozen, whatever their headers count', () => {
    const health = new PictureHealth()
    for (let i = 0; i < 3; i++) {
      const bytes = Buffer.concat([Buffer.alloc(20 + i % 2, i), Buffer.alloc(5000, 7)])
      expect(health.suspectedFrozen).toBe(false)
      health.see({ bytes, key: true, ticks: i * 180_000, receivedAt: i * 2000 })
    }
    expect(health.suspectedFrozen).toBe(true)
    keys(health, [5000], () => 9)
    expect(health.suspectedFrozen).toBe(false)
  })

  test('key frames far below the camera’s own median are suspected to be dark, and do not become the measure', () => {
    const health = new PictureHealth()
    keys(health, [9000, 9500, 8800, 9100, 9000], (i) => i)
    expect(health.suspectedDark).toBe(false)
    keys(health, [900, 900, 900, 900, 900, 900, 900, 900], (i) => i)
    expect(health.suspectedDark).toBe(true)
    keys(health, [9000], () => 1)
    expect(health.suspectedDark).toBe(false)
  })

  test('pictures and bits a second are counted from what comes', () => {
    const health = new PictureHealth()
    for (let i = 0; i < 50; i++) health.see(frame(i, 1000))
    expect(health.fps).toBe(10)
    expect(health.bitrate).toBe(80_000)
    expect(health.keyEveryMs).toBe(1000)
  })
})
