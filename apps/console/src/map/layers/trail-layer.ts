import type { Feature } from 'geojson'
import { hubNow } from '../../store/connection.js'
import { layers } from '../../store/layers.js'
import { trail } from '../../store/trail.js'
import { units } from '../../store/units.js'
import { css } from '../engine/colors.js'
import { latOf, lonOf } from '../engine/mercator.js'
import type { MapLayer } from './layer.js'
import { NOTHING, Own } from './own.js'
import { trailShape } from './trail-shape.js'

const TRAIL = 'wf-trail'
const TAIL = 'wf-trail-tail'
const HOUR_MS = 3_600_000
const TAIL_MS = 200

/** Where the selected unit came from: the last hour or a chosen time, fading with age, and a tail that grows to where it is drawn now. */
export const trailLayer: MapLayer = {
  id: TRAIL,
  mount({ map, tokens, toBase, scene }) {
    const own = new Own(map)
    own.source(TRAIL, { type: 'geojson', data: NOTHING, tolerance: 0.3 })
    own.source(TAIL, { type: 'geojson', data: NOTHING, tolerance: 0 })
    const layout = { 'line-cap': 'round', 'line-join': 'round' } as const
    own.layer({ id: `${TRAIL}-casing`, type: 'line', source: TRAIL, layout, paint: { 'line-color': css(tokens.ground), 'line-width': 5, 'line-opacity': ['*', 0.6, ['get', 'age']] } })
    own.layer({ id: TRAIL, type: 'line', source: TRAIL, layout, paint: { 'line-color': css(tokens.info), 'line-width': 2, 'line-opacity': ['interpolate', ['linear'], ['get', 'age'], 0, 0.15, 1, 0.95] } })
    own.layer({ id: TAIL, type: 'line', source: TAIL, layout, paint: { 'line-color': css(tokens.info), 'line-width': 2, 'line-opacity': 0.95 } })

    const draw = (): void => {
      const { fixes, mode, from, to } = trail.getState()
      const now = hubNow()
      const shown = layers.getState().trails
      own.put(TRAIL, !shown ? [] : mode === 'live' ? trailShape(fixes, now - HOUR_MS, now, toBase) : trailShape(fixes, from, to, toBase))
      drawTail()
    }
    let tail = ''
    const drawTail = (): void => {
      const { fixes, mode, deviceId } = trail.getState()
      const last = fixes[fixes.length - 1]
      const row = deviceId === null ? -1 : scene.table.rowOfId(deviceId)
      const live = mode === 'live' && layers.getState().trails && last !== undefined && row >= 0 && deviceId !== null && units.byId(deviceId)?.presence === 'online'
      const now = performance.now()
      const features: Feature[] = !live ? [] : [{ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: [
        [...toBase(last.lon, last.lat)], [lonOf(scene.table.drawnX(row, now)), latOf(scene.table.drawnY(row, now))],
      ] } }]
      const next = JSON.stringify(features)
      if (next !== tail) own.put(TAIL, features)
      tail = next
    }
    const leave = [trail.subscribe(draw), layers.subscribe(draw)]
    const timer = setInterval(drawTail, TAIL_MS)
    draw()
    return () => {
      leave.forEach((end) => end())
      clearInterval(timer)
      own.remove()
    }
  },
}
