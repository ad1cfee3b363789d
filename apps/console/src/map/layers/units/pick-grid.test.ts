import fc from 'fast-check'
import { PickGrid } from './pick-grid.js'

const point = fc.tuple(fc.integer({ min: -3600, max: 3600 }), fc.integer({ min: -3600, max: 3600 })).map(([x, y]) => [x / 4, y / 4] as const)

test('finds exactly what a walk over all points finds', () => {
  fc.assert(fc.property(fc.array(point, { maxLength: 200 }), point, fc.integer({ min: 0, max: 300 }), (points, [x, y], radius) => {
    const grid = new PickGrid(64)
    const xs = points.map((p) => p[0])
    const ys = points.map((p) => p[1])
    grid.build(xs, ys, points.length)
    const found: number[] = []
    grid.near(x, y, radius, (index) => found.push(index))
    const expected = [...points.keys()].filter((i) => ((xs[i] as number) - x) ** 2 + ((ys[i] as number) - y) ** 2 <= radius * radius)
    expect(found.sort((a, b) => a - b)).toEqual(expected)
  }))
})

test('an empty grid answers nothing', () => {
  const grid = new PickGrid()
  grid.build([], [], 0)
  grid.near(0, 0, 1000, () => { throw new Error('found something in nothing') })
})
