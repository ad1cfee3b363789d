import { connection } from '../../store/connection.js'
import { worldMatrix } from '../engine/engine-map.js'
import type { EngineMap } from '../engine/engine-map.js'
import type { MapLayer } from './layer.js'
import { Own } from './own.js'
import { feedScene } from './units/scene-feed.js'
import { UnitPainter, viewOf } from './units/unit-painter.js'

export const UNITS = 'wf-units'

const pixelRatioOf = (map: EngineMap): number => (typeof map.getPixelRatio === 'function' ? map.getPixelRatio() : window.devicePixelRatio)

/** Everything that moves, and its clusters: one custom layer, the same on both engines. */
export const unitLayer: MapLayer = {
  id: UNITS,
  mount({ map, tokens, scene }) {
    const own = new Own(map)
    let painter: UnitPainter | undefined
    let timer: ReturnType<typeof setTimeout> | undefined

    /** The map rests unless something on it moves, and then draws no oftener than the eye can see it move. */
    const schedule = (nowMs: number): void => {
      const wait = scene.nextMs(nowMs)
      clearTimeout(timer)
      if (wait === 0) map.triggerRepaint()
      else if (wait !== null) timer = setTimeout(() => map.triggerRepaint(), wait)
    }
    own.layer({
      id: UNITS,
      type: 'custom',
      renderingMode: '2d',
      render(gl: WebGLRenderingContext | WebGL2RenderingContext, input: unknown) {
        const gl2 = gl as WebGL2RenderingContext
        const now = performance.now()
        painter ??= new UnitPainter(gl2, tokens, scene)
        const ratio = pixelRatioOf(map)
        const size = [gl2.drawingBufferWidth / ratio, gl2.drawingBufferHeight / ratio] as const
        painter.paint(worldMatrix(input), { ...viewOf(map), size, pixelRatio: ratio, bearing: map.getBearing() }, connection.getState().state === 'down', now)
        schedule(now)
      },
      onRemove() {
        painter?.free()
        painter = undefined
      },
    })
    const leave = feedScene(scene, () => map.triggerRepaint())
    return () => {
      leave()
      clearTimeout(timer)
      own.remove()
    }
  },
}
