import { connection } from '../../../store/connection.js'
import { layers } from '../../../store/layers.js'
import { selection } from '../../../store/selection.js'
import { units } from '../../../store/units.js'
import type { UnitScene } from './unit-scene.js'

/** Keeps a scene in step with what this screen knows; `repaint` is asked for only when something may look different. */
export function feedScene(scene: UnitScene, repaint: () => void): () => void {
  const mark = (): void => {
    const { selectedId, hoverId } = selection.getState()
    scene.mark(selectedId, hoverId)
    repaint()
  }
  const shown = (): void => {
    const { hidden, clusters } = layers.getState()
    scene.hide(hidden)
    scene.cluster(clusters)
    repaint()
  }
  scene.lay(units.list(), performance.now())
  mark()
  shown()
  const leave = [
    units.onFrame((changed) => {
      const now = performance.now()
      if (changed === 'all') scene.lay(units.list(), now)
      else if (!scene.change(changed, now)) return
      repaint()
    }),
    selection.subscribe(mark),
    layers.subscribe(shown),
    connection.subscribe((is, was) => { if (is.state !== was.state) repaint() }),
  ]
  return () => leave.forEach((end) => end())
}
