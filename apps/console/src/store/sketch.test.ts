import { addCorner, beginSketch, cornersOf, crossingOf, dropCorner, edit, endSketch, insertCorner, moveCorner, movePost, polygonOf, sketch, undo } from './sketch.js'

afterEach(endSketch)

test('corners become a closed ring and come back from it', () => {
  expect(polygonOf([[121, 30], [121.1, 30]])).toBeNull()
  const square = [[121, 30], [121.1, 30], [121.1, 30.1], [121, 30.1]] as const
  const polygon = polygonOf(square)!
  expect(polygon.coordinates[0]).toHaveLength(5)
  expect(cornersOf(polygon)).toEqual(square)
  expect(cornersOf({ type: 'MultiPolygon', coordinates: [[...polygon.coordinates as [number, number][][]]] })).toBeNull()
})

test('an outline that crosses itself is told from one that does not, and where', () => {
  const square = [[0, 0], [2, 0], [2, 2], [0, 2]] as const
  expect(crossingOf(square)).toBeNull()
  expect(crossingOf([square[0], square[2], square[1], square[3]])).toEqual([1, 1])
  // A dent is no crossing.
  expect(crossingOf([[0, 0], [2, 0], [1, 1], [2, 2], [0, 2]])).toBeNull()
})

test('clicks count only while somebody draws; both clicks of a double click are one', () => {
  addCorner([1, 1])
  expect(sketch.getState().corners).toEqual([])
  beginSketch({ drawing: true })
  for (const at of [1, 1, 2]) addCorner([at, at])
  expect(sketch.getState().corners).toEqual([[1, 1], [2, 2]])
})

test('every edit is taken back, the last first; a drag is one', () => {
  beginSketch({ drawing: true, corners: [[0, 0], [2, 0], [2, 2]] })
  insertCorner(0, [1, -1])
  moveCorner(1, [1, -2], false)
  moveCorner(1, [1, -3], true)
  dropCorner(3)
  expect(sketch.getState().corners).toEqual([[0, 0], [1, -3], [2, 0]])
  undo()
  undo()
  expect(sketch.getState().corners).toEqual([[0, 0], [1, -1], [2, 0], [2, 2]])
  undo()
  undo()
  expect(sketch.getState()).toMatchObject({ corners: [[0, 0], [2, 0], [2, 2]], past: [] })
})

test('a post is one place, and what the hub refused is no longer said of what was changed', () => {
  beginSketch({ drawing: true, post: { at: null, radiusM: 50 }, faults: [[1, 1]] })
  addCorner([1, 1])
  addCorner([2, 2])
  movePost([3, 3], false)
  expect(sketch.getState()).toMatchObject({ post: { at: [3, 3], radiusM: 50 }, corners: [], faults: [] })
  edit({ post: { at: [3, 3], radiusM: 80 } })
  undo()
  undo()
  expect(sketch.getState().post).toEqual({ at: [2, 2], radiusM: 50 })
})
