import { FixFrameWriter, readFixFrame } from '@watchfloor/shared'
import type { LiveFix } from '../../ports/broadcast.port.js'
import { FixRun } from './fix-run.js'
import { SeenArea, kindBit } from './seen-area.js'

const truck = kindBit('truck')
const fix = (no: number, lon: number, timeMs = 1_788_000_000_000 + no): LiveFix => ({ no, timeMs, receivedMs: timeMs + 5, lat: 30.5, lon, speedMps: 1, courseDeg: NaN, flags: 0, batteryPct: NaN })
const numbersOf = (frame: FixFrameWriter): number[] => {
  const seen: number[] = []
  readFixFrame(frame.end(1), ({ unit }) => seen.push(unit))
  return seen
}

describe('a run of fixes', () => {
  const area = new SeenArea({ bbox: [120, 30, 121, 31] })

  it('gives each console the stretches that it sees, in order', () => {
    const run = new FixRun()
    for (let no = 1; no <= 3000; no++) run.add(fix(no, no % 7 === 0 ? 10 : 120.5), truck)
    run.seal()
    const frame = new FixFrameWriter()
    expect(run.write(frame, area, null)).toBe(3000 - 428)
    expect(numbersOf(frame)).toEqual(Array.from({ length: 3000 }, (_, i) => i + 1).filter((no) => no % 7 !== 0))
    expect(run.write(frame, new SeenArea({ bbox: [9, 30, 11, 31] }), null)).toBe(428)
  })

  it('keeps every time, however far a device’s clock runs ahead of the others', () => {
    const run = new FixRun()
    const t = 1_788_000_000_000
    run.add(fix(1, 120.5, t), truck)
    run.add(fix(2, 120.5, t + 290_000), truck)
    run.seal()
    const frame = new FixFrameWriter()
    run.write(frame, area, null)
    const times: number[] = []
    readFixFrame(frame.end(1), ({ timeMs }) => times.push(timeMs))
    expect(times).toEqual([t, t + 290_000])
  })

  it('is used again, and notes which units a held-back console misses', () => {
    const run = new FixRun()
    run.add(fix(9, 120.5), truck)
    run.clear()
    run.add(fix(1, 120.5), truck)
    run.add(fix(1, 120.6), truck)
    run.add(fix(2, 10), truck)
    const behind = new Set<number>()
    expect(run.note(behind, area, null)).toBe(2)
    expect([...behind]).toEqual([1])
  })

  it('holds back the people who are not seen, and no thing', () => {
    const run = new FixRun()
    for (const no of [1, 2, 3]) run.add(fix(no, 120.5), kindBit('bodycam'))
    run.add(fix(4, 120.5), truck)
    run.seal()
    const frame = new FixFrameWriter()
    run.write(frame, area, new Set([2]))
    expect(numbersOf(frame)).toEqual([2, 4])
    const behind = new Set<number>()
    run.note(behind, area, new Set())
    expect([...behind]).toEqual([4])
  })
})
