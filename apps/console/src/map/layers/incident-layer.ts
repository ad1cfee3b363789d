import type { Feature } from 'geojson'
import { isCandidate } from '../../store/candidates.js'
import { hubNow } from '../../store/connection.js'
import { incidentPins, onPins, pin, pinsOf } from '../../store/incident-pins.js'
import type { Pin } from '../../store/incident-pins.js'
import { incidents } from '../../store/incidents.js'
import { css } from '../engine/colors.js'
import type { Rgb } from '../engine/colors.js'
import { FONTS } from '../engine/names.js'
import type { MapLayer } from './layer.js'
import { NOTHING, Own } from './own.js'

const PINS = 'wf-incidents'
/** Clocks run in minutes. */
const LAMP_EVERY_MS = 15_000
/** Text glyphs of the same font as the names: the shapes of the queue, so that the map reads like the list. */
const SHAPE: Record<Pin['priority'], string> = { P1: '\u25a0', P2: '\u25c6', P3: '\u25cf', P4: '\u00b7' }

/** Open incidents: shape and colour by priority, grey once a unit has it in hand, ringed by its clock's lamp and when open on this screen. Below the units: they move, it stands. */
export const incidentLayer: MapLayer = {
  id: PINS,
  mount({ map, tokens, toBase }) {
    const own = new Own(map)
    const colour = (of: Rgb): string => css(of)
    own.source(PINS, { type: 'geojson', data: NOTHING })
    own.layer({
      id: `${PINS}-ring`, type: 'circle', source: PINS, filter: ['get', 'open'],
      paint: { 'circle-radius': 16, 'circle-color': css(tokens.info, 0.12), 'circle-stroke-color': colour(tokens.info), 'circle-stroke-width': 2 },
    })
    // The clock's lamp, calm: a ring only when time presses, and a stronger one when it is over.
    own.layer({
      id: `${PINS}-lamp`, type: 'circle', source: PINS, filter: ['has', 'lamp'],
      paint: {
        'circle-radius': ['match', ['get', 'priority'], 'P1', 15, 'P2', 14, 12], 'circle-color': css(tokens.ground, 0.6),
        'circle-stroke-width': ['match', ['get', 'lamp'], 'red', 3, 1.5], 'circle-stroke-color': ['match', ['get', 'lamp'], 'red', colour(tokens.urgent), colour(tokens.attention)],
      },
    })
    own.layer({
      id: `${PINS}-ground`, type: 'circle', source: PINS,
      paint: {
        'circle-radius': ['match', ['get', 'priority'], 'P1', 11, 'P2', 10, 8], 'circle-color': css(tokens.ground, 0.82),
        'circle-stroke-width': ['match', ['get', 'priority'], 'P1', 2.5, 1.2], 'circle-stroke-color': ['get', 'colour'],
      },
    })
    own.layer({
      id: PINS, type: 'symbol', source: PINS,
      layout: { 'text-field': ['get', 'shape'], 'text-font': FONTS, 'text-size': ['match', ['get', 'priority'], 'P4', 22, 13], 'text-allow-overlap': true, 'text-ignore-placement': true, 'symbol-sort-key': ['get', 'order'] },
      paint: { 'text-color': ['get', 'colour'] },
    })
    const toneOf = ({ priority, calm }: Pin): Rgb => (calm ? tokens.normal : priority === 'P1' ? tokens.critical : priority === 'P2' ? tokens.urgent : tokens['ink-2'])
    const draw = (): void => {
      const { openId } = incidentPins.getState()
      own.put(PINS, pinsOf(incidents.store.getState().rows, openId, hubNow()).map((one): Feature => ({
        type: 'Feature', geometry: { type: 'Point', coordinates: [...toBase(one.lon, one.lat)] },
        properties: { id: one.id, priority: one.priority, open: one.open, shape: SHAPE[one.priority], ...(one.lamp === null ? {} : { lamp: one.lamp }), colour: css(toneOf(one)), order: -Number(one.priority[1]) - (one.calm ? 10 : 0) },
      })))
    }
    const leave = onPins(draw)
    draw()
    // A lamp changes by time alone.
    const look = setInterval(draw, LAMP_EVERY_MS)
    const click = (event: { point: { x: number; y: number } }): void => {
      const hit = map.queryRenderedFeatures([[event.point.x - 6, event.point.y - 6], [event.point.x + 6, event.point.y + 6]], { layers: [`${PINS}-ground`] })[0]
      if (typeof hit?.properties['id'] === 'string' && !isCandidate(hit.properties['id'])) pin(hit.properties['id'])
    }
    map.on('click', click as never)
    return () => {
      leave()
      clearInterval(look)
      map.off('click', click as never)
      own.remove()
    }
  },
}
