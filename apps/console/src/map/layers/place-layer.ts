import { choosePlace, placeChoice } from '../../store/place-choice.js'
import { css } from '../engine/colors.js'
import { mapDatum } from '../engine/datum.js'
import { CANDIDATES } from './candidate-layer.js'
import type { MapLayer } from './layer.js'
import { NOTHING, Own } from './own.js'

const PLACE = 'wf-place'

/** The place that is being chosen for a report: a ring with its middle, above everything. */
export const placeLayer: MapLayer = {
  id: PLACE,
  mount({ map, tokens, toBase, datum }) {
    const own = new Own(map)
    const { fromBase } = mapDatum(datum)
    own.source(PLACE, { type: 'geojson', data: NOTHING })
    own.layer({ id: PLACE, type: 'circle', source: PLACE, paint: { 'circle-radius': 12, 'circle-color': css(tokens.info, 0.2), 'circle-stroke-color': css(tokens.info), 'circle-stroke-width': 2 } })
    own.layer({ id: `${PLACE}-middle`, type: 'circle', source: PLACE, paint: { 'circle-radius': 2.5, 'circle-color': css(tokens.info) } })
    const draw = (): void => {
      const { place } = placeChoice.getState()
      own.put(PLACE, place ? [{ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [...toBase(place.lon, place.lat)] } }] : [])
    }
    const click = (event: { point: { x: number; y: number }; lngLat: { lng: number; lat: number } }): void => {
      // Pointing at one that may be the same matter says nothing of the place.
      if (map.queryRenderedFeatures([event.point.x, event.point.y], { layers: [CANDIDATES] }).length > 0) return
      const [lon, lat] = fromBase(event.lngLat.lng, event.lngLat.lat)
      choosePlace({ lat, lon })
    }
    const leave = placeChoice.subscribe(draw)
    draw()
    map.on('click', click as never)
    return () => {
      leave()
      map.off('click', click as never)
      own.remove()
    }
  },
}
