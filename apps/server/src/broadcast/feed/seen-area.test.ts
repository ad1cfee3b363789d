import { SeenArea, kindBit } from './seen-area.js'

const truck = kindBit('truck')
const sees = (bbox: [number, number, number, number], lat: number, lon: number): boolean => new SeenArea({ bbox }).sees(lat, lon, truck)

describe('what a console looks at', () => {
  it('is its box with a margin', () => {
    expect(sees([120, 30, 121, 31], 30.5, 120.5)).toBe(true)
    expect(sees([120, 30, 121, 31], 31.15, 119.85)).toBe(true)
    expect(sees([120, 30, 121, 31], 31.3, 120.5)).toBe(false)
    expect(sees([120, 30, 121, 31], 30.5, 121.3)).toBe(false)
  })

  it('may lie across the 180th meridian, by itself or by its margin', () => {
    expect([sees([170, -10, -170, 10], 0, 179), sees([170, -10, -170, 10], 0, -175), sees([170, -10, -170, 10], 0, 0)]).toEqual([true, true, false])
    expect([sees([175, 0, 179.9, 1], 0.5, -179.8), sees([175, 0, 179.9, 1], 0.5, -178)]).toEqual([true, false])
    expect(sees([-179.9, 0, -175, 1], 0.5, 179.9)).toBe(true)
  })

  it('may be the whole world', () => {
    for (const lon of [-180, -1, 0, 179.999]) expect(sees([-180, -90, 180, 90], 89, lon)).toBe(true)
  })

  it('leaves out kinds that are not asked for, and places that are none', () => {
    const area = new SeenArea({ bbox: [120, 30, 121, 31], kinds: ['drone', 'sensor'] })
    expect([area.sees(30.5, 120.5, kindBit('sensor')), area.sees(30.5, 120.5, kindBit('drone')), area.sees(30.5, 120.5, truck), area.sees(NaN, NaN, kindBit('drone'))])
      .toEqual([true, true, false, false])
  })
})
