import type { AreaGeometry } from '@watchfloor/shared'
import { chargeOver, spansInCharge, wearerAt } from './in-charge.js'
import type { WornShift } from './in-charge.js'

const square = (west: number): AreaGeometry => ({ type: 'Polygon', coordinates: [[[west, 30], [west + 1, 30], [west + 1, 31], [west, 31], [west, 30]]] })
const east = { id: 'east', squadId: 'e', geometry: square(121) }
const west = { id: 'west', squadId: 'w', geometry: square(120) }
const post = (lon: number) => ({ type: 'post' as const, lat: 30.5, lon, radiusM: 50 })
const shift = (startMs: number, endMs: number, lon: number | null, squadId = 'e'): WornShift => ({ startMs, endMs, squadId, beatId: lon === null ? null : `beat ${lon}`, place: lon === null ? null : post(lon) })

describe('whose charge a worn device is', () => {
  const holds = chargeOver([east], [east, west])

  test('the beat decides, not the squad; without a beat the squad’s ground', () => {
    expect(holds({ squadId: 'w', beatId: 'a', place: post(121.5) })).toBe(true)
    expect(holds({ squadId: 'e', beatId: 'b', place: post(120.5) })).toBe(false)
    expect(holds({ squadId: 'e', beatId: null, place: null })).toBe(true)
    expect(holds({ squadId: 'w', beatId: null, place: null })).toBe(false)
    expect(chargeOver([], [east, west])({ squadId: 'e', beatId: null, place: null })).toBe(false)
  })

  test('on a shift it is the wearer’s, between shifts its squad’s, without a squad nobody’s', () => {
    const shifts = [shift(10, 20, 120.5)]
    expect(wearerAt(shifts, 'e', 10)).toMatchObject({ beatId: 'beat 120.5' })
    expect(wearerAt(shifts, 'e', 20)).toEqual({ squadId: 'e', beatId: null, place: null })
    expect(wearerAt(shifts, null, 5)).toBeNull()
  })

  test('a camera that passes from hand to hand is seen in the parts that are in charge', () => {
    const shifts = [shift(10, 20, 121.5), shift(20, 30, 121.2), shift(30, 40, 120.5)]
    expect(spansInCharge(shifts, null, { fromMs: 0, toMs: 50 }, holds)).toEqual([{ fromMs: 10, toMs: 30 }])
    expect(spansInCharge(shifts, 'e', { fromMs: 0, toMs: 50 }, holds)).toEqual([{ fromMs: 0, toMs: 30 }, { fromMs: 40, toMs: 50 }])
    expect(spansInCharge(shifts, 'w', { fromMs: 32, toMs: 50 }, holds)).toEqual([])
    expect(spansInCharge(shifts, null, { fromMs: 15, toMs: 15 }, holds)).toEqual([])
  })
})
