import { candidates, chooseCandidate } from '../../store/candidates.js'
import { css } from '../engine/colors.js'
import { FONTS } from '../engine/names.js'
import type { MapLayer } from './layer.js'
import { NOTHING, Own } from './own.js'

export const CANDIDATES = 'wf-candidates'
/** Beside the pin, so that its shape is still read. */
const ASIDE_PX: [number, number] = [15, -13]

/** Incidents that may be the same matter: their number in the list stands beside the pin, and a click on either chooses it there. */
export const candidateLayer: MapLayer = {
  id: CANDIDATES,
  mount({ map, tokens, toBase }) {
    const own = new Own(map)
    own.source(CANDIDATES, { type: 'geojson', data: NOTHING })
    // Seen only when chosen; the whole disc is what is hit.
    own.layer({
      id: CANDIDATES, type: 'circle', source: CANDIDATES,
      paint: { 'circle-radius': 16, 'circle-color': css(tokens.info, 0.06), 'circle-stroke-color': css(tokens.info), 'circle-stroke-width': ['case', ['get', 'chosen'], 3, 1] },
    })
    own.layer({
      id: `${CANDIDATES}-ground`, type: 'circle', source: CANDIDATES,
      paint: { 'circle-radius': 9, 'circle-translate': ASIDE_PX, 'circle-color': ['case', ['get', 'chosen'], css(tokens.info), css(tokens.panel)], 'circle-stroke-color': css(tokens.info), 'circle-stroke-width': 1 },
    })
    own.layer({
      id: `${CANDIDATES}-number`, type: 'symbol', source: CANDIDATES,
      layout: { 'text-field': ['to-string', ['get', 'n']], 'text-font': FONTS, 'text-size': 14, 'text-allow-overlap': true, 'text-ignore-placement': true },
      paint: { 'text-translate': ASIDE_PX, 'text-color': ['case', ['get', 'chosen'], css(tokens.panel), css(tokens.ink)] },
    })
    const draw = (): void => {
      const { items, chosenId } = candidates.getState()
      own.put(CANDIDATES, items.map(({ id, n, lat, lon }) => ({ type: 'Feature', properties: { id, n, chosen: id === chosenId }, geometry: { type: 'Point', coordinates: [...toBase(lon, lat)] } })))
    }
    const leave = candidates.subscribe(draw)
    draw()
    const click = (event: { point: { x: number; y: number } }): void => {
      const id = map.queryRenderedFeatures([event.point.x, event.point.y], { layers: [CANDIDATES, `${CANDIDATES}-ground`] })[0]?.properties['id'] as unknown
      if (typeof id === 'string') chooseCandidate(id)
    }
    map.on('click', click as never)
    return () => {
      leave()
      map.off('click', click as never)
      own.remove()
    }
  },
}
