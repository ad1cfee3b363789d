import type { ExpressionSpecification } from 'maplibre-gl'
import type { Position } from 'geojson'
import { sketch } from '../../store/sketch.js'
import { css } from '../engine/colors.js'
import { mapDatum } from '../engine/datum.js'
import type { MapLayer } from './layer.js'
import { NOTHING, Own } from './own.js'
import { listenToHand } from './sketch-hand.js'
import { featuresOf } from './sketch-shape.js'

const SKETCH = 'wf-sketch'
const GRIPS = `${SKETCH}-grips`
const byGrip = (mid: unknown, chosen: unknown, fault: unknown, corner: unknown): ExpressionSpecification => ['match', ['get', 'grip'], 'mid', mid, 'chosen', chosen, 'fault', fault, corner] as ExpressionSpecification

/** What is being drawn: an outline with its corners, or a post with its circle; what was refused in red, the others of its kind faintly below. */
export const sketchLayer: MapLayer = {
  id: SKETCH,
  mount({ map, tokens, toBase, datum }) {
    const own = new Own(map)
    const { fromBase } = mapDatum(datum)
    const [ink, red, panel] = [css(tokens.info), css(tokens.critical), css(tokens.panel)]
    own.source(`${SKETCH}-others`, { type: 'geojson', data: NOTHING })
    own.source(SKETCH, { type: 'geojson', data: NOTHING })
    own.layer({ id: `${SKETCH}-others`, type: 'line', source: `${SKETCH}-others`, paint: { 'line-color': css(tokens.normal), 'line-width': 1, 'line-dasharray': [3, 2] } })
    own.layer({ id: `${SKETCH}-fill`, type: 'fill', source: SKETCH, filter: ['==', '$type', 'Polygon'], paint: { 'fill-color': css(tokens.info, 0.18) } })
    own.layer({ id: SKETCH, type: 'line', source: SKETCH, paint: { 'line-color': ink, 'line-width': 2 } })
    own.layer({ id: GRIPS, type: 'circle', source: SKETCH, filter: ['==', '$type', 'Point'], paint: {
      'circle-radius': byGrip(3, 6, 7, 4.5), 'circle-color': byGrip(css(tokens.info, 0.6), ink, css(tokens.critical, 0.3), panel),
      'circle-stroke-color': byGrip(panel, panel, red, ink), 'circle-stroke-width': byGrip(1, 2, 2, 2),
    } })
    const at = (lon: number, lat: number): Position => [...toBase(lon, lat)]
    const draw = (): void => {
      const now = sketch.getState()
      own.put(SKETCH, featuresOf(now, at))
      own.put(`${SKETCH}-others`, now.others.map((geometry) => {
        const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
        return { type: 'Feature', properties: {}, geometry: { type: 'MultiPolygon', coordinates: parts.map((rings) => rings.map((ring) => ring.map(([lon, lat]) => at(lon, lat)))) } }
      }))
    }
    const leave = sketch.subscribe(draw)
    draw()
    const letGo = listenToHand(map, GRIPS, fromBase)
    return () => {
      leave()
      letGo()
      own.remove()
    }
  },
}
