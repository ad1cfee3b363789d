import { blindStretches, loadBlindStretches } from '../../store/blind-spots.js'
import { layers } from '../../store/layers.js'
import { css } from '../engine/colors.js'
import type { MapLayer } from './layer.js'
import { NOTHING, Own } from './own.js'

const BLIND = 'wf-blind-spots'

/** Streets in no camera's field of view: a broken line beside the quiet ones of the ground, so that shape says it as well as colour. */
export const blindSpotLayer: MapLayer = {
  id: BLIND,
  mount({ map, tokens, toBase }) {
    const own = new Own(map)
    own.source(BLIND, { type: 'geojson', data: NOTHING })
    own.layer({ id: BLIND, type: 'line', source: BLIND, layout: { 'line-cap': 'butt' }, paint: {
      'line-color': css(tokens['ink-2']), 'line-dasharray': [2, 1.2], 'line-opacity': ['interpolate', ['linear'], ['zoom'], 10, 0.45, 14, 0.8], 'line-width': ['interpolate', ['linear'], ['zoom'], 10, 0.6, 13, 1.4, 17, 4],
    } })
    const draw = (): void => {
      const { blind } = layers.getState()
      const { features, state } = blindStretches.getState()
      if (blind && state === 'idle') void loadBlindStretches()
      own.put(BLIND, blind ? features.map(({ properties, geometry }) => ({ type: 'Feature', properties, geometry: { type: 'LineString', coordinates: geometry.coordinates.map(([lon, lat]) => [...toBase(lon, lat)]) } })) : [])
    }
    const leave = [layers.subscribe((is, was) => { if (is.blind !== was.blind) draw() }), blindStretches.subscribe(draw)]
    draw()
    return () => {
      leave.forEach((end) => end())
      own.remove()
    }
  },
}
