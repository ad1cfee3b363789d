import { circleOf, featuresOf, middlesOf } from './sketch-shape.js'
import { beginSketch, sketch } from '../../store/sketch.js'

const METRE_DEG = 1 / 111_195
const grips = (): unknown[] => featuresOf(sketch.getState(), (lon, lat) => [lon, lat]).flatMap(({ properties }) => properties?.['grip'] ?? [])

test('a circle is round on the ground', () => {
  const ring = circleOf([121, 60], 100)
  expect(Math.max(...ring.map(([, lat]) => lat)) - 60).toBeCloseTo(100 * METRE_DEG, 7)
  expect(Math.max(...ring.map(([lon]) => lon)) - 121).toBeCloseTo(200 * METRE_DEG, 6)
})

test('each edge has a middle to pull at, the closing one too', () => {
  expect(middlesOf([[0, 0]])).toEqual([])
  expect(middlesOf([[0, 0], [2, 0]])).toEqual([[1, 0]])
  expect(middlesOf([[0, 0], [2, 0], [2, 2]])).toEqual([[1, 0], [2, 1], [1, 1]])
})

test('what crosses or was refused is marked, what was only shown has nothing to pull at', () => {
  beginSketch({ drawing: true, corners: [[0, 0], [2, 2], [2, 0], [0, 2]], chosen: 1, faults: [[5, 5]] })
  expect(grips()).toEqual(['mid', 'mid', 'mid', 'mid', 'corner', 'chosen', 'corner', 'corner', 'fault', 'fault'])
  beginSketch({ drawing: true, post: { at: [1, 1], radiusM: 50 } })
  expect(grips()).toEqual(['post'])
  beginSketch({ drawing: true, post: { at: null, radiusM: 50 } })
  expect(grips()).toEqual([])
})
