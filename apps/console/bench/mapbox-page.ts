import mapbox from 'mapbox-gl'
import 'mapbox-gl/dist/mapbox-gl.css'
import '../src/theme/tokens.css'
import '../src/theme/ground.css'
import { startI18n } from '../src/i18n/i18n.js'
import { attach } from '../src/map/engine/attach.js'
import { mapDatum } from '../src/map/engine/datum.js'
import type { EngineMap } from '../src/map/engine/engine-map.js'
import { FONT_FAMILY } from '../src/map/engine/names.js'
import { LAYERS } from '../src/map/layers.js'
import { SyntheticCity } from './synthetic-city.js'

/** The layers of the live map on mapbox-gl, with a style of nothing and a token that opens nothing: as far as that carries. */
const PLACEHOLDER = 'pk.eyJ1IjoicGxhY2Vob2xkZXIiLCJhIjoicGxhY2Vob2xkZXIifQ.cGxhY2Vob2xkZXI'
const errors: string[] = []
const root = document.getElementById('root') as HTMLElement
startI18n('zh-CN')
mapbox.accessToken = PLACEHOLDER

const map = new mapbox.Map({
  container: root, center: [121.22, 29.97], zoom: 16, projection: 'mercator', attributionControl: false, testMode: true, localFontFamily: FONT_FAMILY,
  // mapbox-gl refuses text without a glyph address; with a local font family it never asks it.
  style: { version: 8, sources: {}, glyphs: '/no-glyphs/{fontstack}/{range}.pbf', layers: [{ id: 'land', type: 'background', paint: { 'background-color': '#101418' } }] },
})
map.on('error', ({ error }) => { errors.push(error.message) })
const city = await SyntheticCity.load('/basemap/city.geojson')
city.populate(2000)
const handle = attach(map as unknown as EngineMap, 'mapbox', mapDatum('WGS84'), true)
city.drive()

/** Colours that differ from the bare ground, read in the frame in which they were drawn. */
let painted = 0
map.on('render', () => {
  const gl = map.getCanvas().getContext('webgl2')
  if (!gl || handle.scene.list.count === 0) return
  const [width, height] = [gl.drawingBufferWidth, gl.drawingBufferHeight]
  const pixels = new Uint8Array(width * height * 4)
  gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, pixels)
  let other = 0
  for (let at = 0; at < pixels.length; at += 4) if (Math.abs((pixels[at] ?? 0) - 0x10) > 24) other++
  painted = Math.max(painted, other)
})

Object.assign(window, { mapboxTest: {
  errors,
  state: () => ({
    drawn: handle.scene.list.count, painted, glError: map.getCanvas().getContext('webgl2')?.getError() ?? -1,
    layers: LAYERS.map(({ id }) => id).filter((id) => map.getLayer(id) !== undefined),
    sources: Object.keys(map.getStyle()?.sources ?? {}),
  }),
  expected: LAYERS.map(({ id }) => id),
  detach() {
    city.stop()
    handle.detach()
    return (map.getStyle()?.layers ?? []).map(({ id }) => id)
  },
} })
