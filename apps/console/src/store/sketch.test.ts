import { addCorner, cornersOf, crossesItself, dropCorner, polygonOf, sketch } from './sketch.js'

test('corners become a closed ring and come back from it', () => {
  expect(polygonOf([[121, 30], [121.1, 30]])).toBeNull()
  const square = [[121, 30], [121.1, 30], [121.1, 30.1], [121, 30.1]] as const
  const polygon = polygonOf(square)!
  expect(polygon.coordinates[0]).toHaveLength(5)
  expect(cornersOf(polygon)).toEqual(square)
  expect(cornersOf({ type: 'MultiPolygon', coordinates: [[...polygon.coordinates as [number, number][][]]] })).toBeNull()
})

test('an outline that crosses itself is told from one that does not', () => {
  const square = [[0, 0], [2, 0], [2, 2], [0, 2]] as const
  expect(crossesItself(square)).toBe(false)
  expect(crossesItself([square[0], square[2], square[1], square[3]])).toBe(true)
  // A dent is no crossing.
  expect(crossesItself([[0, 0], [2, 0], [1, 1], [2, 2], [0, 2]])).toBe(false)
})

test('clicks count only while somebody draws', () => {
  addCorner([1, 1])
  expect(sketch.getState().corners).toEqual([])
  sketch.setState({ drawing: true })
  addCorner([1, 1])
  addCorner([2, 2])
  dropCorner()
  expect(sketch.getState().corners).toEqual([[1, 1]])
})
