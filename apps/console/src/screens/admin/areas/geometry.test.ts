import { corners, outline, readGeometry } from './geometry.js'

const square = { type: 'Polygon', coordinates: [[[120, 0], [121, 0], [121, 1], [120, 1], [120, 0]]] } as const

describe('the outline of an area', () => {
  it.each([square, { type: 'Feature', geometry: square, properties: {} }, { type: 'FeatureCollection', features: [{ type: 'Feature', geometry: square, properties: {} }] }])('is taken as map programs save it (%#)', (value) =>
    expect(readGeometry(JSON.stringify(value))).toEqual({ geometry: square }))
  it.each(['', '{', '{"type":"Point","coordinates":[1,2]}', '{"type":"FeatureCollection","features":[]}', '{"type":"Polygon","coordinates":[[[0,0],[1,1],[0,0]]]}', '{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}', '{"type":"Polygon","coordinates":[[[200,0],[1,0],[1,1],[200,0]]]}'])('is refused with a reason: %s', (text) => {
    const read = readGeometry(text)
    expect('why' in read && read.why.length).toBeGreaterThan(0)
  })
  it('counts corners once', () => expect(corners({ type: 'MultiPolygon', coordinates: [square.coordinates, square.coordinates] as never })).toBe(8))
  it('is drawn north up', () => expect(outline(square as never, 10)).toBe('M0.0 10.0L10.0 10.0L10.0 0.0L0.0 0.0Z'))
})
