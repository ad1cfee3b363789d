import { hover, setFollow } from '../../store/selection.js'
import { point, pointerState } from '../pointer-state.js'
import type { Hit, UnitScene } from '../layers/units/unit-scene.js'
import type { EngineMap } from './engine-map.js'
import { act } from './go.js'
import { viewOf } from '../layers/units/unit-painter.js'

const ARROWS = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']

/**
 * Arrows and + − are the engine's own. Tab goes through what is in view, from the middle outwards, and then on to the next thing of the page
 * (a map that keeps the focus is a trap); Enter does what a click does; Escape lets go, and the next Tab leaves the map at once.
 */
export function listenToKeys(map: EngineMap, scene: UnitScene): () => void {
  const canvas = map.getCanvas()
  let round: Hit[] = []
  let at = -1
  let leaving = false

  const letGo = (): void => {
    round = []
    at = -1
    point(null)
    hover(null)
  }
  const step = (by: number): boolean => {
    if (round.length === 0) round = scene.around(viewOf(map), performance.now())
    at = at < 0 && by < 0 ? -1 : at + by
    const hit = round[at]
    if (!hit) {
      letGo()
      return false
    }
    point(hit)
    hover(hit.type === 'unit' ? hit.unit.id : null)
    return true
  }
  const key = (event: KeyboardEvent): void => {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return
    if (event.key === 'Tab') {
      if (!leaving && step(event.shiftKey ? -1 : 1)) event.preventDefault()
    } else if (event.key === 'Enter') {
      const { hit } = pointerState.getState()
      if (!hit) return
      act(map, hit)
      if (hit.type === 'cluster') letGo()
      event.preventDefault()
    } else if (event.key === 'Escape' && at >= 0) {
      letGo()
      leaving = true
      event.stopPropagation()
    } else if (ARROWS.includes(event.key)) setFollow(false)
  }
  const left = (): void => {
    leaving = false
    letGo()
  }
  const moved = (): void => { round = []; at = -1 }
  canvas.addEventListener('keydown', key)
  canvas.addEventListener('blur', left)
  map.on('moveend', moved)
  return () => {
    canvas.removeEventListener('keydown', key)
    canvas.removeEventListener('blur', left)
    map.off('moveend', moved)
  }
}
