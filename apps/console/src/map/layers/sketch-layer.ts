import type { Feature, Geometry, Position } from 'geojson'
import { addCorner, sketch } from '../../store/sketch.js'
import type { Corner } from '../../store/sketch.js'
import { css } from '../engine/colors.js'
import { mapDatum } from '../engine/datum.js'
import type { MapLayer } from './layer.js'
import { NOTHING, Own } from './own.js'

const SKETCH = 'wf-sketch'

/** An outline that is being drawn: its corners, its edge and what it encloses; the others of its kind faintly below. */
export const sketchLayer: MapLayer = {
  id: SKETCH,
  mount({ map, tokens, toBase, datum }) {
    const own = new Own(map)
    const { fromBase } = mapDatum(datum)
    own.source(`${SKETCH}-others`, { type: 'geojson', data: NOTHING })
    own.source(SKETCH, { type: 'geojson', data: NOTHING })
    own.layer({ id: `${SKETCH}-others`, type: 'line', source: `${SKETCH}-others`, paint: { 'line-color': css(tokens.normal), 'line-width': 1, 'line-dasharray': [3, 2] } })
    own.layer({ id: `${SKETCH}-fill`, type: 'fill', source: SKETCH, filter: ['==', '$type', 'Polygon'], paint: { 'fill-color': css(tokens.info, 0.18) } })
    own.layer({ id: SKETCH, type: 'line', source: SKETCH, paint: { 'line-color': css(tokens.info), 'line-width': 2 } })
    own.layer({ id: `${SKETCH}-corners`, type: 'circle', source: SKETCH, filter: ['==', '$type', 'Point'], paint: { 'circle-radius': 4, 'circle-color': css(tokens.panel), 'circle-stroke-color': css(tokens.info), 'circle-stroke-width': 2 } })
    const at = (lon: number, lat: number): Position => [...toBase(lon, lat)]
    const draw = (): void => {
      const { corners, others } = sketch.getState()
      own.put(SKETCH, features(corners.map(([lon, lat]) => at(lon, lat))))
      own.put(`${SKETCH}-others`, others.map((geometry) => {
        const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
        return feature({ type: 'MultiPolygon', coordinates: parts.map((rings) => rings.map((ring) => ring.map(([lon, lat]) => at(lon, lat)))) })
      }))
    }
    const click = (event: { lngLat: { lng: number; lat: number } }): void => addCorner(fromBase(event.lngLat.lng, event.lngLat.lat) as Corner)
    const leave = sketch.subscribe(draw)
    draw()
    map.on('click', click as never)
    return () => {
      leave()
      map.off('click', click as never)
      own.remove()
    }
  },
}

const feature = (geometry: Geometry): Feature => ({ type: 'Feature', properties: {}, geometry })
/** The corners, and as much of the outline as they make. */
function features(corners: readonly Position[]): Feature[] {
  const points = corners.map((position) => feature({ type: 'Point', coordinates: position }))
  if (corners.length < 2) return points
  const outline: Geometry = corners.length === 2 ? { type: 'LineString', coordinates: [...corners] } : { type: 'Polygon', coordinates: [[...corners, corners[0]!]] }
  return [feature(outline), ...points]
}
