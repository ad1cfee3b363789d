import type { Feature } from 'geojson'
import { layers } from '../../store/layers.js'
import { selection } from '../../store/selection.js'
import { units } from '../../store/units.js'
import { USUAL_OPEN_DEG, USUAL_REACH_M, cameraFields, loadFields } from '../../store/video/fields.js'
import { facingNow, steered } from '../../store/video/ptz.js'
import { css } from '../engine/colors.js'
import type { MapLayer } from './layer.js'
import { NOTHING, Own } from './own.js'
import { viewField } from './view-field.js'

const FIELD = 'wf-view-field'
const ALL = 'wf-view-fields'
/** From further away seven hundred wedges are a smear. */
const ALL_FROM_ZOOM = 13

/** Where cameras look: all of them when the layer is on, the selected one always. */
export const fieldLayer: MapLayer = {
  id: FIELD,
  mount({ map, tokens, toBase }) {
    const own = new Own(map)
    own.source(ALL, { type: 'geojson', data: NOTHING })
    own.layer({ id: ALL, type: 'fill', source: ALL, minzoom: ALL_FROM_ZOOM, paint: { 'fill-color': css(tokens.normal), 'fill-opacity': 0.16 } })
    own.layer({ id: `${ALL}-edge`, type: 'line', source: ALL, minzoom: ALL_FROM_ZOOM, paint: { 'line-color': css(tokens.normal), 'line-width': 0.8, 'line-opacity': 0.55 } })
    own.source(FIELD, { type: 'geojson', data: NOTHING, tolerance: 0 })
    own.layer({ id: FIELD, type: 'fill', source: FIELD, paint: { 'fill-color': css(tokens.info), 'fill-opacity': 0.14 } })
    own.layer({ id: `${FIELD}-edge`, type: 'line', source: FIELD, paint: { 'line-color': css(tokens.info), 'line-width': 1, 'line-opacity': 0.6 } })
    const wedge = (lat: number, lon: number, facingDeg: number, openDeg: number, reachM: number): Feature => {
      const [x, y] = toBase(lon, lat)
      return { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [viewField(x, y, facingDeg, openDeg, reachM)] } }
    }
    const drawAll = (): void => {
      const shown = layers.getState().fields && !layers.getState().hidden.includes('camera')
      const { fields, state } = cameraFields.getState()
      if (shown && state === 'idle') void loadFields()
      own.put(ALL, shown ? fields.map(({ id, lat, lon, facingDeg, openDeg, reachM }) => wedge(lat, lon, facingNow(id, facingDeg) ?? facingDeg, openDeg, reachM)) : [])
    }
    let shown = ''
    const draw = (): void => {
      const { selectedId } = selection.getState()
      const unit = selectedId === null ? undefined : units.byId(selectedId)
      const facingDeg = unit ? facingNow(unit.id, unit.courseDeg) ?? NaN : NaN
      const looks = unit?.kind === 'camera' && !Number.isNaN(unit.lat) && !Number.isNaN(facingDeg)
      const field = unit && cameraFields.getState().byId.get(unit.id)
      const [openDeg, reachM] = [field?.openDeg ?? USUAL_OPEN_DEG, field?.reachM ?? USUAL_REACH_M]
      const now = looks ? `${unit.lat},${unit.lon},${facingDeg},${openDeg},${reachM}` : ''
      if (now === shown) return
      shown = now
      own.put(FIELD, looks ? [wedge(unit.lat, unit.lon, facingDeg, openDeg, reachM)] : [])
    }
    const leave = [
      selection.subscribe(draw), units.onFrame(draw), cameraFields.subscribe(() => { draw(); drawAll() }), steered.subscribe(() => { draw(); drawAll() }),
      layers.subscribe((is, was) => { if (is.fields !== was.fields || is.hidden !== was.hidden) drawAll() }),
    ]
    draw()
    drawAll()
    return () => {
      leave.forEach((end) => end())
      own.remove()
    }
  },
}
