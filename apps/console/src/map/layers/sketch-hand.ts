import type { MapMouseEvent } from 'maplibre-gl'
import { addCorner, choose, insertCorner, moveCorner, movePost, sketch } from '../../store/sketch.js'
import type { Corner } from '../../store/sketch.js'
import type { EngineMap } from '../engine/engine-map.js'

/** A finger's breadth around what can be taken hold of, px. */
const REACH = 7

/** Drawing with the pointer: a click sets a corner or chooses one, a drag moves it, a drag at the middle of an edge makes one. Gives back what ends it. */
export function listenToHand(map: EngineMap, gripLayer: string, fromBase: (lon: number, lat: number) => readonly [number, number]): () => void {
  let held: { grip: string; index: number; moved: boolean } | null = null
  const placeOf = ({ lngLat }: MapMouseEvent): Corner => fromBase(lngLat.lng, lngLat.lat)
  const gripAt = ({ point: { x, y } }: MapMouseEvent): { grip: string; index: number } | null => {
    const found = map.queryRenderedFeatures([[x - REACH, y - REACH], [x + REACH, y + REACH]], { layers: [gripLayer] })
    // A corner lies above the middles beside it.
    const best = found.find(({ properties }) => properties['grip'] === 'corner' || properties['grip'] === 'chosen' || properties['grip'] === 'post') ?? found.find(({ properties }) => properties['grip'] === 'mid')
    return best ? { grip: String(best.properties['grip']), index: Number(best.properties['index']) } : null
  }
  const down = (event: MapMouseEvent): void => {
    const grip = sketch.getState().drawing && event.originalEvent.button === 0 ? gripAt(event) : null
    if (!grip) return
    // The map stays where it is while a corner is moved.
    event.preventDefault()
    held = { ...grip, moved: false }
  }
  const move = (event: MapMouseEvent): void => {
    // What can be taken hold of shows it before it is.
    if (!held) { map.getCanvas().style.cursor = sketch.getState().drawing && gripAt(event) ? 'grab' : ''; return }
    const at = placeOf(event)
    if (held.grip === 'post') movePost(at, held.moved)
    else if (held.grip === 'mid') {
      insertCorner(held.index, at)
      held = { grip: 'corner', index: held.index + 1, moved: true }
    } else moveCorner(held.index, at, held.moved)
    held.moved = true
  }
  const up = (): void => { held = null }
  const click = (event: MapMouseEvent): void => {
    const { drawing, post } = sketch.getState()
    if (!drawing) return
    const grip = post ? null : gripAt(event)
    if (grip?.grip === 'mid') insertCorner(grip.index, placeOf(event))
    else if (grip) choose(grip.index)
    else addCorner(placeOf(event))
  }
  map.on('mousedown', down)
  map.on('mousemove', move)
  map.on('click', click)
  // Let go of outside of the map counts too.
  window.addEventListener('mouseup', up)
  return () => {
    map.off('mousedown', down)
    map.off('mousemove', move)
    map.off('click', click)
    window.removeEventListener('mouseup', up)
    map.getCanvas().style.cursor = ''
  }
}
