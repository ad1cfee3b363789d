import { nearestSeeing } from './nearest-seeing.js'

const [LAT, LON] = [29.97, 121.22]
const METRE = 1 / 111_195
/** So many metres south of the place, looking in a direction. */
const south = (metres: number, facingDeg: number | null, more: object = {}) => ({ lat: LAT - metres * METRE, lon: LON, facingDeg, fieldOfViewDeg: 60, rangeM: 100, ...more })

test('the nearest that looks at the place, not the nearest that stands there', () => {
  const [away, toward, farther] = [south(10, 180), south(40, 0), south(80, 20)]
  expect(nearestSeeing([farther, away, toward], LAT, LON)).toEqual({ camera: toward, distanceM: expect.closeTo(40, 0) })
})

test('beyond its range, beside its angle, without a direction or a place it sees nothing', () => {
  expect(nearestSeeing([south(120, 0), south(40, 90), south(40, null), { ...south(40, 0), lat: null }], LAT, LON)).toBeNull()
})

test('one that nobody measured sees what a street camera usually sees; a dome sees all round', () => {
  const usual = south(80, 0, { fieldOfViewDeg: null, rangeM: null })
  expect(nearestSeeing([usual], LAT, LON)?.camera).toBe(usual)
  expect(nearestSeeing([south(100, 0, { fieldOfViewDeg: null, rangeM: null })], LAT, LON)).toBeNull()
  expect(nearestSeeing([south(40, null, { fieldOfViewDeg: 360 })], LAT, LON)).not.toBeNull()
})
