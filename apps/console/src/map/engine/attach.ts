import { mountLayers } from '../layers.js'
import { UnitScene } from '../layers/units/unit-scene.js'
import { steer } from './camera.js'
import { readTokens } from './colors.js'
import type { MapDatum } from './datum.js'
import { takesLayers } from './engine-map.js'
import type { Engine, EngineMap } from './engine-map.js'
import { listenToKeys } from './keyboard.js'
import { listenToPointer } from './pointer.js'
import { openOnAll } from './show-all.js'

/** A map with everything of ours on it. */
export interface LiveMapHandle {
  map: EngineMap
  scene: UnitScene
  datum: MapDatum
  /** Puts the layers on anew, in the colours of now. */
  remount(): void
  detach(): void
}

/** Brings a bare map to life; `addressed` = the address said where to open it. The layers are put on whenever a style is ready: at the start, after a change of theme, after the graphics came back. */
export function attach(map: EngineMap, engine: Engine, datum: MapDatum, addressed: boolean): LiveMapHandle {
  const scene = new UnitScene(datum.toBase)
  let unmount: (() => void) | undefined
  const off = (): void => {
    unmount?.()
    unmount = undefined
  }
  const remount = (): void => {
    off()
    unmount = mountLayers({ map, engine, tokens: readTokens(), datum: datum.datum, toBase: datum.toBase, scene })
  }
  map.on('style.load', remount)
  map.on('webglcontextlost', off)
  if (takesLayers(map)) remount()
  const leave = [steer(map, scene, datum), listenToPointer(map, scene, datum), listenToKeys(map, scene), openOnAll(map, datum, addressed)]
  return {
    map, scene, datum,
    remount: () => { if (unmount) remount() },
    detach() {
      leave.forEach((end) => end())
      map.off('style.load', remount)
      map.off('webglcontextlost', off)
      off()
    },
  }
}
