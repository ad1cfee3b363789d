import type { Feature, Geometry, Position } from 'geojson'
import type { FilterSpecification } from 'maplibre-gl'
import { areaShapes, loadAreas } from '../../store/areas.js'
import { layers } from '../../store/layers.js'
import { css } from '../engine/colors.js'
import { FONTS } from '../engine/names.js'
import type { MapLayer } from './layer.js'
import { NOTHING, Own } from './own.js'

const AREAS = 'wf-areas'
/** Areas lie within each other: the small ones come with the zoom, or their borders would cover the streets. No fill: four levels of it would grey the whole map. */
const LEVELS = [
  { id: `${AREAS}-small`, filter: ['!', ['match', ['get', 'level'], ['district', 'street'], true, false]], minzoom: 13, width: 0.8, opacity: 0.55 },
  { id: AREAS, filter: ['==', ['get', 'level'], 'street'], minzoom: 10.5, width: 1.1, opacity: 0.75 },
  { id: `${AREAS}-large`, filter: ['==', ['get', 'level'], 'district'], minzoom: 0, width: 1.8, opacity: 0.8 },
] as const

/** The areas that the administration keeps, as outlines with their names; fetched when the layer is first switched on. */
export const areaLayer: MapLayer = {
  id: AREAS,
  mount({ map, tokens, toBase }) {
    const own = new Own(map)
    own.source(AREAS, { type: 'geojson', data: NOTHING })
    for (const { id, filter, minzoom, width, opacity } of LEVELS) {
      own.layer({ id, type: 'line', source: AREAS, minzoom, filter: filter as unknown as FilterSpecification, paint: { 'line-color': css(tokens.normal), 'line-width': width, 'line-dasharray': [5, 3], 'line-opacity': opacity } })
      own.layer({ id: `${id}-names`, type: 'symbol', source: AREAS, minzoom: minzoom + 0.5, filter: filter as unknown as FilterSpecification,
        layout: { 'text-field': ['get', 'name'], 'text-font': FONTS, 'text-size': 13, 'text-padding': 40, 'symbol-placement': 'line', 'symbol-spacing': 600, 'text-offset': [0, 0.9] },
        paint: { 'text-color': css(tokens['ink-2']), 'text-halo-color': css(tokens.ground, 0.9), 'text-halo-width': 1.3 } })
    }
    const draw = (): void => {
      const shown = layers.getState().areas
      const { areas, state } = areaShapes.getState()
      if (shown && state === 'idle') void loadAreas()
      own.put(AREAS, shown ? areas.map(({ id, name, level, geometry }) => shape({ id, name, level }, geometry as Geometry, toBase)) : [])
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
function shape(properties: { id: string; name: string; level: string }, geometry: Geometry, toBase: (lon: number, lat: number) => readonly [number, number]): Feature {
  const moved = (at: Nested): Nested => (typeof at[0] === 'number' ? [...toBase(at[0], at[1] as number)] : (at as readonly Nested[]).map(moved))
  const coordinates = 'coordinates' in geometry ? moved(geometry.coordinates as Nested) : []
  return { type: 'Feature', properties, geometry: { ...geometry, coordinates } as Geometry }
}
