import type { Feature, Geometry, Position } from 'geojson'
import { areaShapes, loadAreas } from '../../store/areas.js'
import { layers } from '../../store/layers.js'
import { css } from '../engine/colors.js'
import { FONTS } from '../engine/names.js'
import type { MapLayer } from './layer.js'
import { NOTHING, Own } from './own.js'

const AREAS = 'wf-areas'

/** The areas that the administration keeps, as outlines with their names; fetched when the layer is first switched on. */
export const areaLayer: MapLayer = {
  id: AREAS,
  mount({ map, tokens, toBase }) {
    const own = new Own(map)
    own.source(AREAS, { type: 'geojson', data: NOTHING })
    own.layer({ id: `${AREAS}-fill`, type: 'fill', source: AREAS, paint: { 'fill-color': css(tokens.normal), 'fill-opacity': 0.05 } })
    own.layer({ id: AREAS, type: 'line', source: AREAS, paint: { 'line-color': css(tokens.normal), 'line-width': 1.2, 'line-dasharray': [5, 3], 'line-opacity': 0.8 } })
    own.layer({ id: `${AREAS}-names`, type: 'symbol', source: AREAS, minzoom: 11,
      layout: { 'text-field': ['get', 'name'], 'text-font': FONTS, 'text-size': 12, 'text-padding': 20, 'symbol-placement': 'line', 'text-offset': [0, 0.9] },
      paint: { 'text-color': css(tokens['ink-2']), 'text-halo-color': css(tokens.ground, 0.9), 'text-halo-width': 1.3 } })
    const draw = (): void => {
      const shown = layers.getState().areas
      const { areas, state } = areaShapes.getState()
      if (shown && state === 'idle') void loadAreas()
      own.put(AREAS, shown ? areas.map(({ id, name, geometry }) => shape(id, name, geometry as Geometry, toBase)) : [])
    }
    const leave = [layers.subscribe((is, was) => { if (is.areas !== was.areas) draw() }), areaShapes.subscribe(draw)]
    draw()
    return () => {
      leave.forEach((end) => end())
      own.remove()
    }
  },
}

type Nested = Position | readonly Nested[]
function shape(id: string, name: string, geometry: Geometry, toBase: (lon: number, lat: number) => readonly [number, number]): Feature {
  const moved = (at: Nested): Nested => (typeof at[0] === 'number' ? [...toBase(at[0], at[1] as number)] : (at as readonly Nested[]).map(moved))
  const coordinates = 'coordinates' in geometry ? moved(geometry.coordinates as Nested) : []
  return { type: 'Feature', properties: { id, name }, geometry: { ...geometry, coordinates } as Geometry }
}
