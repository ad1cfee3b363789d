import fc from 'fast-check'
import { bearingDeg, distanceM, nearDistanceM } from './distance.js'
import { isPlace } from './place.js'

const lat = fc.double({ min: -69, max: 69, noNaN: true })
const lon = fc.double({ min: -180, max: 180, noNaN: true })

test('a degree of latitude is 111.195 km, a quarter of the Earth a quarter', () => {
  expect(distanceM(30, 120, 31, 120)).toBeCloseTo(111_195.08, 1)
  expect(distanceM(0, 0, 0, 90)).toBeCloseTo((Math.PI / 2) * 6_371_008.8, 0)
  expect(distanceM(0, 0, 0, 180)).toBeCloseTo(Math.PI * 6_371_008.8, 0)
})

test('the flat distance agrees with the great circle within 0.1 % up to 50 km, also over the date line', () => {
  fc.assert(fc.property(lat, lon, fc.double({ min: -0.3, max: 0.3, noNaN: true }), fc.double({ min: -0.3, max: 0.3, noNaN: true }), (la, lo, dLa, dLo) => {
    const lo2 = lo + dLo > 180 ? lo + dLo - 360 : lo + dLo < -180 ? lo + dLo + 360 : lo + dLo
    const exact = distanceM(la, lo, la + dLa, lo2)
    expect(Math.abs(nearDistanceM(la, lo, la + dLa, lo2) - exact)).toBeLessThanOrEqual(exact * 0.001 + 0.001)
  }))
})

test('bearings are clockwise from north', () => {
  expect(bearingDeg(30, 120, 31, 120)).toBeCloseTo(0, 6)
  expect(bearingDeg(0, 120, 0, 121)).toBeCloseTo(90, 6)
  expect(bearingDeg(31, 120, 30, 120)).toBeCloseTo(180, 6)
  expect(bearingDeg(0, 121, 0, 120)).toBeCloseTo(270, 6)
  fc.assert(fc.property(lat, lon, lat, lon, (a, b, c, d) => {
    const deg = bearingDeg(a, b, c, d)
    expect(deg >= 0 && deg < 360).toBe(true)
  }))
})

test('0/0, out of range and unknown are no places', () => {
  expect(isPlace(30, 120)).toBe(true)
  for (const [a, b] of [[0, 0], [1e-7, -1e-7], [91, 0], [0, 181], [NaN, 5], [5, Infinity]] as const) expect(isPlace(a, b)).toBe(false)
  expect(isPlace(0, 120)).toBe(true)
})
