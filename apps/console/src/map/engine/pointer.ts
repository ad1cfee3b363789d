import type { MapMouseEvent } from 'maplibre-gl'
import { hover, select, setFollow } from '../../store/selection.js'
import { placeChoice } from '../../store/place-choice.js'
import { sketch } from '../../store/sketch.js'
import { point, pointerState } from '../pointer-state.js'
import type { UnitScene } from '../layers/units/unit-scene.js'
import type { MapDatum } from './datum.js'
import type { EngineMap } from './engine-map.js'
import { act } from './go.js'
import { mercatorX, mercatorY } from './mercator.js'

/** Hover, click, double click: found by the scene's index, asked at most once a frame. */
export function listenToPointer(map: EngineMap, scene: UnitScene, datum: MapDatum): () => void {
  let asked = 0
  let last: { lng: number; lat: number } | null = null
  const hitAt = ({ lng, lat }: { lng: number; lat: number }) => scene.pick(mercatorX(lng), mercatorY(lat), performance.now())

  const look = (): void => {
    asked = 0
    if (!last) return
    const hit = map.isMoving() ? pointerState.getState().hit : hitAt(last)
    const [lon, lat] = datum.fromBase(last.lng, last.lat)
    point(hit)
    pointerState.setState({ place: { lat, lon } })
    hover(hit?.type === 'unit' ? hit.unit.id : null)
    // While an outline is drawn the pointer belongs to its corners.
    if (!sketch.getState().drawing) map.getCanvas().style.cursor = hit ? 'pointer' : ''
  }
  const move = (event: MapMouseEvent): void => {
    last = event.lngLat
    asked ||= requestAnimationFrame(look)
  }
  const out = (): void => {
    last = null
    point(null)
    pointerState.setState({ place: null })
    hover(null)
  }
  // A click that draws an outline or says where something is opens nothing.
  const click = (event: MapMouseEvent): void => { if (!sketch.getState().drawing && !placeChoice.getState().choosing) act(map, hitAt(event.lngLat)) }
  const follow = (event: MapMouseEvent): void => {
    const hit = hitAt(event.lngLat)
    if (!hit) return
    event.preventDefault()
    if (hit.type === 'cluster') return
    select(hit.unit.id)
    setFollow(true)
  }
  map.on('mousemove', move)
  map.on('mouseout', out)
  map.on('click', click)
  map.on('dblclick', follow)
  return () => {
    cancelAnimationFrame(asked)
    map.off('mousemove', move)
    map.off('mouseout', out)
    map.off('click', click)
    map.off('dblclick', follow)
    out()
  }
}
