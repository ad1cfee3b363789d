import { readFeatureCollection } from './feature-collection.js'

const feature = { type: 'Feature', properties: { name: 'A' }, geometry: { type: 'Polygon', coordinates: [[[121, 30], [121.1, 30], [121, 30.1], [121, 30]]] } }
const collection = (more: object = {}): string => JSON.stringify({ type: 'FeatureCollection', features: [feature], ...more })

describe('a file of areas', () => {
  it('takes a collection, with the mark that some programs put in front', () => expect(readFeatureCollection(`\ufeff${collection()}`).features).toHaveLength(1))
  it('takes one feature as a collection of one', () => expect(readFeatureCollection(JSON.stringify(feature)).features[0]?.properties).toEqual({ name: 'A' }))
  it.each(['urn:ogc:def:crs:OGC:1.3:CRS84', 'urn:ogc:def:crs:EPSG::4490', 'EPSG:4326'])('takes coordinates declared as %s', (name) =>
    expect(readFeatureCollection(collection({ crs: { type: 'name', properties: { name } } })).features).toHaveLength(1))
  it('refuses projected coordinates, which would lie elsewhere', () =>
    expect(() => readFeatureCollection(collection({ crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4549' } } }))).toThrow('crs urn:ogc:def:crs:EPSG::4549'))
  it.each([['not json', 'JSON'], ['{"type":"Topology"}', 'type'], ['{"type":"FeatureCollection","features":[]}', 'features']])('says what is wrong with %s', (text, part) =>
    expect(() => readFeatureCollection(text)).toThrow(part))
})
