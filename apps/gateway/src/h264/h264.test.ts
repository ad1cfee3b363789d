import { readFileSync } from 'node:fs'
import { H264Depacketiser } from './h264-depacketiser.js'
import { NAL, lengthPrefixed, nalType, splitAnnexB, unitsOf } from './nal.js'
import { isBidirectional } from './slice.js'
import { codecString, parseSps } from './sps.js'
import { UnitAssembler } from './unit-assembler.js'
import type { AccessUnit } from './unit-assembler.js'

const clip = (name: string): Buffer[] => splitAnnexB(readFileSync(new URL(`../../../simulator/clips/${name}`, import.meta.url)))
const street = clip('street.15.h264')
const setsOf = (nals: Buffer[]): Buffer => nals.find((nal) => nalType(nal) === NAL.sps)!
/** 1920 × 1080 with cropping and 25 pictures a second, High profile, up to two pictures reordered: as a common camera encoder writes it. */
const HIGH_1080 = Buffer.from('67640028acd940780227e5c05a808080a0000003002000000651e30632c0', 'hex')

test('a parameter set tells size, profile and whether pictures are reordered', () => {
  expect(parseSps(setsOf(street))).toMatchObject({ profile: 'Main', width: 640, height: 360, fps: 15, reorders: false })
  expect(parseSps(setsOf(clip('heap-sub.10.h264')))).toMatchObject({ profile: 'Constrained Baseline', width: 320, height: 180, fps: 10, reorders: false })
  const high = parseSps(HIGH_1080)!
  expect(high).toMatchObject({ profile: 'High', level: '4.0', width: 1920, height: 1080, reorders: true })
  expect(codecString(high)).toBe('avc1.640028')
})

test('a broken parameter set is refused, wherever it breaks off and whichever bit is wrong', () => {
  for (const whole of [setsOf(street), HIGH_1080]) {
    for (let end = 0; end < whole.length; end++) expect(() => parseSps(whole.subarray(0, end))).not.toThrow()
    for (let bit = 8; bit < whole.length * 8; bit++) {
      const wrong = Buffer.from(whole)
      wrong[bit >> 3]! ^= 0x80 >> (bit & 7)
      const facts = parseSps(wrong)
      if (facts) expect(Math.max(facts.width, facts.height)).toBeLessThanOrEqual(16_384)
    }
  }
})

test('slices of B-frames are told from the others', () => {
  expect(isBidirectional(Buffer.from([0x01, 0b1_010_0000]))).toBe(true)
  expect(isBidirectional(Buffer.from([0x01, 0b1_00111_00]))).toBe(true)
  expect(isBidirectional(Buffer.from([0x41, 0b1_1_000000]))).toBe(false)
  expect(isBidirectional(Buffer.from([0x41]))).toBe(false)
})

test('units go into one buffer and come out of it again', () => {
  const nals = street.slice(0, 40)
  expect(unitsOf(lengthPrefixed(nals))).toEqual(nals)
  expect(unitsOf(Buffer.from([0, 0, 0, 9, 1, 2]))).toEqual([])
})

describe('the depacketiser', () => {
  /** Packets of the clip's first pictures, 40 bytes at most, so that nearly everything is fragmented. */
  function packets(): { marker: boolean, sequence: number, ticks: number, payload: Buffer }[] {
    const units: Buffer[][] = []
    for (const nal of street) if (nalType(nal) === NAL.delimiter) units.push([]); else units.at(-1)!.push(nal)
    let sequence = 65_500
    return units.slice(0, 40).flatMap((nals, i) => {
      const payloads = nals.flatMap((nal) => {
        if (nal.length <= 400) return [nal]
        const parts: Buffer[] = []
        for (let at = 1; at < nal.length; at += 398) parts.push(Buffer.concat([Buffer.from([(nal[0]! & 0xe0) | 28, (at === 1 ? 0x80 : 0) | (at + 398 >= nal.length ? 0x40 : 0) | (nal[0]! & 0x1f)]), nal.subarray(at, at + 398)]))
        return parts
      })
      return payloads.map((payload, j) => ({ marker: j === payloads.length - 1, sequence: sequence++ & 0xffff, ticks: i * 6000, payload }))
    })
  }
  function run(given: ReturnType<typeof packets>): AccessUnit[] {
    const units: AccessUnit[] = []
    const depacketiser = new H264Depacketiser(new UnitAssembler(), (unit) => units.push(unit))
    for (const packet of given) depacketiser.push(packet, 0)
    return units
  }

  test('puts pictures together across fragments and the end of the sequence numbers', () => {
    const units = run(packets())
    expect(units).toHaveLength(40)
    expect(units.map(({ key }) => key)).toEqual(units.map((_, i) => i % 30 === 0))
    expect(units.map(({ ticks }) => ticks)).toEqual(units.map((_, i) => i * 6000))
  })

  test('finds the ends of pictures without markers, too', () => {
    expect(run(packets().map((packet) => ({ ...packet, marker: false })))).toHaveLength(39)
  })

  test('reads several units out of one packet', () => {
    const first = packets().filter(({ ticks }) => ticks === 0)
    const small = first.filter(({ payload }) => (payload[0]! & 0x1f) !== 28)
    const stap = Buffer.concat([Buffer.from([24]), ...small.flatMap(({ payload }) => [Buffer.from([payload.length >> 8, payload.length & 0xff]), payload])])
    const rest = first.filter(({ payload }) => (payload[0]! & 0x1f) === 28)
    const together = [{ marker: false, sequence: 9, ticks: 0, payload: stap }, ...rest.map((packet, i) => ({ ...packet, sequence: 10 + i }))]
    expect(run(together)[0]!.bytes).toEqual(run(first)[0]!.bytes)
  })

  test('shows nothing between a loss and the next key frame, wherever the loss is', () => {
    const all = packets()
    const whole = run(all)
    for (let lost = 0; lost < all.length; lost += 7) {
      const units = run(all.filter((_, i) => i !== lost))
      // What comes out is what was sent, and after the picture that lost a packet comes a key frame.
      for (const unit of units) expect(whole[unit.ticks / 6000]!.bytes).toEqual(unit.bytes)
      const hole = units.findIndex((unit, i) => unit.ticks !== (i === 0 ? 0 : units[i - 1]!.ticks + 6000))
      if (hole >= 0) expect(units[hole]!.key).toBe(true)
    }
  })

  test('survives whatever it is given and keeps no more than a picture can have', () => {
    const units: AccessUnit[] = []
    const depacketiser = new H264Depacketiser(new UnitAssembler(), (unit) => units.push(unit))
    for (let seed = 1, i = 0; i < 20_000; i++) {
      const next = (): number => { seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff; return seed >> 8 }
      const payload = Buffer.from(Array.from({ length: next() % 30 }, () => next() & 0xff))
      depacketiser.push({ marker: next() % 5 === 0, sequence: next() % 3 === 0 ? next() & 0xffff : i & 0xffff, ticks: next() % 4, payload }, 0)
    }
    // A fragment that never ends.
    const endless = new H264Depacketiser(new UnitAssembler(), (unit) => units.push(unit))
    for (let i = 0; i < 10_000; i++) endless.push({ marker: false, sequence: i & 0xffff, ticks: 1, payload: Buffer.concat([Buffer.from([28, i === 0 ? 0x85 : 0x05]), Buffer.alloc(1400)]) }, 0)
    expect(units.filter(({ bytes }) => bytes.length > 8_000_000)).toEqual([])
  })
})
