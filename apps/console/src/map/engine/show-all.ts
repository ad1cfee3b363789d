import { units } from '../../store/units.js'
import { view } from '../../store/view.js'
import type { UnitScene } from '../layers/units/unit-scene.js'
import type { EngineMap } from './engine-map.js'
import { fitBox } from './fit.js'
import { latOf, lonOf } from './mercator.js'

/** The panel on the left covers the map up to here; beside it the map must be wide enough to be worth the shift. */
const PANEL_PX = 328
const MARGIN_PX = 48

/** Moves the map so that every shown unit is in sight, beside the panel. Nothing happens while no unit has a place. */
export function showAll(map: EngineMap, { table }: UnitScene, durationMs: number): boolean {
  const rows = [...table.units.keys()].filter((row) => table.hidden[row] === 0 && !Number.isNaN(table.x[row] as number))
  const box = fitBox(rows.map((row) => lonOf(table.x[row] as number)), rows.map((row) => latOf(table.y[row] as number)))
  if (!box) return false
  const left = map.getContainer().clientWidth > 3 * PANEL_PX ? PANEL_PX + MARGIN_PX : MARGIN_PX
  map.fitBounds([[box.west, box.south], [box.east, box.north]], { padding: { top: MARGIN_PX, right: MARGIN_PX, bottom: MARGIN_PX, left }, maxZoom: 16, duration: durationMs })
  return true
}

/**
 * A map that was opened without a place in its address shows all units as soon as they are known, once, unless somebody moved it first.
 * @param addressed whether the address named a place
 */
export function openOnAll(map: EngineMap, scene: UnitScene, addressed: boolean): () => void {
  if (addressed) return () => undefined
  let leave = (): void => undefined
  const moved = (): void => leave()
  const flown = view.subscribe((is, was) => { if (is.flight !== was.flight) leave() })
  const heard = units.onFrame(() => { if (units.isWhole() && showAll(map, scene, 0)) leave() })
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
