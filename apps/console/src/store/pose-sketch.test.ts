import { lookingTo } from './pose-sketch.js'

const here = { lat: 30, lon: 121 }

test('looks at the place that was pointed at, as far as it is away', () => {
  expect(lookingTo(here, { lat: 30, lon: 121.001 })).toEqual({ facingDeg: 90, reachM: 96 })
  expect(lookingTo(here, { lat: 30.0005, lon: 120.99999 })).toEqual({ facingDeg: 359, reachM: 56 })
})

test('never looks at its own foot, nor over the whole city', () => {
  expect(lookingTo(here, { lat: 30.00001, lon: 121 })).toEqual({ facingDeg: 0, reachM: 5 })
  expect(lookingTo(here, { lat: 29, lon: 121 })).toEqual({ facingDeg: 180, reachM: 2000 })
})
