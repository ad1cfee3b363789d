import { poseSketch } from '../../store/pose-sketch.js'
import { css } from '../engine/colors.js'
import type { MapLayer } from './layer.js'
import { NOTHING, Own } from './own.js'
import { viewField } from './view-field.js'

const POSE = 'wf-pose'

/** What a camera would see while its pose is being entered. */
export const poseLayer: MapLayer = {
  id: POSE,
  mount({ map, tokens, toBase }) {
    const own = new Own(map)
    own.source(POSE, { type: 'geojson', data: NOTHING, tolerance: 0 })
    own.layer({ id: POSE, type: 'fill', source: POSE, paint: { 'fill-color': css(tokens.info), 'fill-opacity': 0.22 } })
    own.layer({ id: `${POSE}-edge`, type: 'line', source: POSE, paint: { 'line-color': css(tokens.info), 'line-width': 2 } })
    const draw = (): void => {
      const { pose } = poseSketch.getState()
      if (pose === null || pose.facingDeg === null) return own.put(POSE, [])
      const [x, y] = toBase(pose.lon, pose.lat)
      own.put(POSE, [{ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [viewField(x, y, pose.facingDeg, pose.openDeg, pose.reachM)] } }])
    }
    const leave = poseSketch.subscribe(draw)
    draw()
    return () => {
      leave()
      own.remove()
    }
  },
}
