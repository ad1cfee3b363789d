import { highPart, latOf, lonOf, lowPart, matrixAround, mercatorX, mercatorY, metresPerPx, worldM, worldPx } from './mercator.js'

test('projects there and back within a millimetre', () => {
  for (const [lat, lon] of [[31.2304, 121.4737], [-33.86, 151.2], [0, 0], [64.1, -21.9]] as const) {
    expect(latOf(mercatorY(lat))).toBeCloseTo(lat, 9)
    expect(lonOf(mercatorX(lon))).toBeCloseTo(lon, 9)
  }
})

test('the poles stay inside the square', () => {
  expect(mercatorY(90)).toBeGreaterThanOrEqual(0)
  expect(mercatorY(90)).toBeLessThan(1e-8)
  expect(mercatorY(-90)).toBeCloseTo(1, 8)
})

test('a pixel measures the same by latitude and by world height', () => {
  expect(worldM(mercatorY(31)) / worldPx(15)).toBeCloseTo(metresPerPx(31, 15), 9)
})

test('two floats keep a place to less than a millimetre where one float loses a metre', () => {
  const x = mercatorX(121.4737123)
  const metres = 40_075_016
  expect(Math.abs(x - highPart(x)) * metres).toBeGreaterThan(0.05)
  expect(Math.abs(x - highPart(x) - lowPart(x)) * metres).toBeLessThan(0.001)
})

test('the moved matrix gives the clip place of an offset that the whole matrix gives of the place', () => {
  const scale = worldPx(20) / 600
  const [cx, cy] = [mercatorX(121.47), mercatorY(31.23)]
  const matrix = [scale, 0, 0, 0, 0, -scale, 0, 0, 0, 0, 1, 0, -cx * scale, cy * scale, 0, 1]
  const moved = matrixAround(matrix, cx, cy, new Float32Array(16))
  expect(moved[12]).toBeCloseTo(0, 6)
  const dx = 3e-8
  expect((moved[0] as number) * dx + (moved[12] as number)).toBeCloseTo(scale * (cx + dx) + (matrix[12] as number), 4)
})
