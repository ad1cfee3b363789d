import { selection } from '../../store/selection.js'
import { units } from '../../store/units.js'
import { css } from '../engine/colors.js'
import type { MapLayer } from './layer.js'
import { NOTHING, Own } from './own.js'
import { viewField } from './view-field.js'

const FIELD = 'wf-view-field'
/** What a street camera sees well enough to tell a plate or a face; the hub knows no better of a single camera yet. */
const OPEN_DEG = 60
const REACH_M = 90

/** Where the selected camera looks, when its direction is known. */
export const fieldLayer: MapLayer = {
  id: FIELD,
  mount({ map, tokens, toBase }) {
    const own = new Own(map)
    own.source(FIELD, { type: 'geojson', data: NOTHING, tolerance: 0 })
    own.layer({ id: FIELD, type: 'fill', source: FIELD, paint: { 'fill-color': css(tokens.info), 'fill-opacity': 0.14 } })
    own.layer({ id: `${FIELD}-edge`, type: 'line', source: FIELD, paint: { 'line-color': css(tokens.info), 'line-width': 1, 'line-opacity': 0.6 } })
    let shown = ''
    const draw = (): void => {
      const { selectedId } = selection.getState()
      const unit = selectedId === null ? undefined : units.byId(selectedId)
      const looks = unit?.kind === 'camera' && !Number.isNaN(unit.lat) && !Number.isNaN(unit.courseDeg)
      const now = looks ? `${unit.lat},${unit.lon},${unit.courseDeg}` : ''
      if (now === shown) return
      shown = now
      if (!looks) return own.put(FIELD, [])
      const [lon, lat] = toBase(unit.lon, unit.lat)
      own.put(FIELD, [{ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [viewField(lon, lat, unit.courseDeg, OPEN_DEG, REACH_M)] } }])
    }
    const leave = [selection.subscribe(draw), units.onFrame(draw)]
    draw()
    return () => {
      leave.forEach((end) => end())
      own.remove()
    }
  },
}
