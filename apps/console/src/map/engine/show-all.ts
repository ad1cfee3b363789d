import { layers } from '../../store/layers.js'
import { hasPlace, units } from '../../store/units.js'
import { view } from '../../store/view.js'
import type { MapDatum } from './datum.js'
import type { EngineMap } from './engine-map.js'
import { fitBox } from './fit.js'

/** The panel on the left covers the map up to here; beside it the map must be wide enough to be worth the shift. */
const PANEL_PX = 328
const MARGIN_PX = 48

/** Moves the map so that every shown unit is in sight, beside the panel. Nothing happens while no unit has a place. */
export function showAll(map: EngineMap, datum: MapDatum, durationMs: number): boolean {
  const { hidden } = layers.getState()
  const places = units.list().filter((unit) => hasPlace(unit) && !hidden.includes(unit.kind)).map((unit) => datum.toBase(unit.lon, unit.lat))
  const box = fitBox(places.map(([lon]) => lon), places.map(([, lat]) => lat))
  if (!box) return false
  const left = map.getContainer().clientWidth > 3 * PANEL_PX ? PANEL_PX + MARGIN_PX : MARGIN_PX
  map.fitBounds([[box.west, box.south], [box.east, box.north]], { padding: { top: MARGIN_PX, right: MARGIN_PX, bottom: MARGIN_PX, left }, maxZoom: 16, duration: durationMs })
  return true
}

/**
 * A map that was opened without a place in its address shows all units as soon as they are known, once, unless somebody moved it first.
 * @param addressed whether the address named a place
 */
export function openOnAll(map: EngineMap, datum: MapDatum, addressed: boolean): () => void {
  if (addressed) return () => undefined
  if (units.isWhole() && showAll(map, datum, 0)) return () => undefined
  let leave = (): void => undefined
  const moved = (): void => leave()
  const flown = view.subscribe((is, was) => { if (is.flight !== was.flight) leave() })
  const heard = units.onFrame(() => { if (units.isWhole() && showAll(map, datum, 0)) leave() })
  leave = () => {
    flown()
    heard()
    map.off('dragstart', moved)
    map.off('wheel', moved)
  }
  map.on('dragstart', moved)
  map.on('wheel', moved)
  return () => leave()
}
