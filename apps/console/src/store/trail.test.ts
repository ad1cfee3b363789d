import { grown } from './trail.js'

const at = (timeMs: number) => ({ timeMs, lat: 30, lon: 120, speedMps: 3, courseDeg: NaN })
const iso = (ms: number): string => new Date(ms).toISOString()

describe('the live trail', () => {
  it('grows by a newer fix and leaves out what is unknown', () =>
    expect(grown([{ time: iso(1000), lat: 29, lon: 119 }], at(2000))).toEqual([{ time: iso(1000), lat: 29, lon: 119 }, { time: iso(2000), lat: 30, lon: 120, speedMps: 3 }]))
  it('stays the same array when nothing is newer', () => {
    const fixes = [{ time: iso(2000), lat: 29, lon: 119 }]
    expect(grown(fixes, at(2000))).toBe(fixes)
    expect(grown(fixes, at(NaN))).toBe(fixes)
  })
  it('drops what is older than an hour', () => {
    const fixes = [{ time: iso(0), lat: 1, lon: 1 }, { time: iso(3_599_000), lat: 2, lon: 2 }]
    expect(grown(fixes, at(3_601_000)).map((fix) => fix.lat)).toEqual([2, 30])
    expect(grown(fixes, at(9_000_000)).map((fix) => fix.lat)).toEqual([30])
  })
})
