import type { PackedFix, UnitEntry } from '@watchfloor/shared'
import { units } from './units.js'
import type { Changed } from './units.js'

const entry = (n: number, more: Partial<UnitEntry> = {}): UnitEntry => ({
  n, id: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`, name: `unit ${n}`, kind: 'truck', protocol: 'jt808', externalId: `0${n}`,
  presence: 'online', presenceSince: 1000, last: [10_000, 30, 120, 5, 90, null], ...more,
})
const fix = (unit: number, timeMs: number, more: Partial<PackedFix> = {}): PackedFix =>
  ({ unit, timeMs, lat: 30.001, lon: 120.002, speedMps: 8, courseDeg: 180, flags: 0, batteryPct: NaN, ...more })
const nextChange = (): Promise<Changed> => new Promise((resolve) => {
  const leave = units.onFrame((changed) => {
    leave()
    resolve(changed)
  })
})

beforeEach(async () => {
  units.clear()
  await nextChange()
})

describe('the units of this screen', () => {
  it('keeps the old picture until a new roster is whole, then tells "all" once', async () => {
    units.roster([entry(1)], true, true)
    await nextChange()
    units.roster([entry(2)], true, false)
    expect(units.list().map((unit) => unit.n)).toEqual([1])
    units.roster([entry(3)], false, true)
    expect(await nextChange()).toBe('all')
    expect(units.list().map((unit) => unit.n)).toEqual([2, 3])
    expect(units.isWhole()).toBe(true)
  })

  it('writes a changed unit in place and tells its number; a new one, or one of another kind, is told as "all"', async () => {
    units.roster([entry(1), entry(2)], true, true)
    await nextChange()
    const [known] = units.list()
    units.upsert([entry(1, { alarm: 'critical', name: 'renamed' })], [])
    expect(await nextChange()).toEqual([1])
    expect(units.list()[0]).toBe(known)
    expect(known).toMatchObject({ alarm: 'critical', name: 'renamed' })
    units.upsert([entry(3)], [])
    expect(await nextChange()).toBe('all')
    units.upsert([entry(3, { kind: 'vehicle' })], [])
    expect(await nextChange()).toBe('all')
    expect(units.list()).toHaveLength(3)
  })

  it('tells many fixes of one frame in one call, each unit once', async () => {
    units.roster([entry(1), entry(2), entry(3)], true, true)
    await nextChange()
    units.fix(fix(1, 11_000))
    units.fix(fix(3, 11_000))
    units.fix(fix(1, 12_000))
    expect(await nextChange()).toEqual([1, 3])
  })

  it('remembers where a unit came from, and keeps the battery that a fix does not know', async () => {
    units.roster([entry(1, { last: [10_000, 30, 120, 5, 90, 80] })], true, true)
    units.fix(fix(1, 11_000))
    const unit = units.byNumber(1)
    expect(unit).toMatchObject({ lat: 30.001, lon: 120.002, prevLat: 30, prevLon: 120, prevTimeMs: 10_000, timeMs: 11_000, speedMps: 8, batteryPct: 80 })
  })

  it('does not move a marker back: older, repeated and unknown fixes are left alone', () => {
    units.roster([entry(1)], true, true)
    units.fix(fix(1, 9000))
    units.fix(fix(1, 10_000))
    units.fix(fix(99, 20_000))
    expect(units.byNumber(1)).toMatchObject({ lat: 30, timeMs: 10_000 })
  })

  it('takes a first fix of a unit without a place', () => {
    units.roster([entry(1, { last: undefined })], true, true)
    expect(Number.isNaN(units.byNumber(1)?.lat)).toBe(true)
    units.fix(fix(1, 5))
    expect(units.byNumber(1)).toMatchObject({ lat: 30.001, timeMs: 5 })
  })

  it('knows a unit again under a new number after a reconnect, with the newer of both places', () => {
    units.roster([entry(1)], true, true)
    units.fix(fix(1, 50_000))
    const again = entry(1, { n: 77, last: [40_000, 29, 119, null, null, null] })
    units.roster([again], true, true)
    expect(units.byNumber(1)).toBeUndefined()
    expect(units.byNumber(77)).toMatchObject({ id: again.id, timeMs: 50_000, lat: 30.001 })
  })

  it('adds, changes and takes away by number', async () => {
    units.roster([entry(1), entry(2)], true, true)
    units.upsert([entry(2, { name: 'renamed' }), entry(3)], [1])
    expect(units.list().map((unit) => [unit.n, unit.name])).toEqual([[2, 'renamed'], [3, 'unit 3']])
    expect(units.byId(entry(1).id)).toBeUndefined()
  })

  it('changes presence without touching the place', async () => {
    units.roster([entry(1)], true, true)
    await nextChange()
    units.presence([[1, 'stale', 99]])
    expect(await nextChange()).toEqual([1])
    expect(units.byNumber(1)).toMatchObject({ presence: 'stale', presenceSince: 99, lat: 30 })
  })
})
