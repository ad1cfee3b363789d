import { selection, setFollow } from '../../store/selection.js'
import { setView, view } from '../../store/view.js'
import type { UnitScene } from '../layers/units/unit-scene.js'
import type { MapDatum } from './datum.js'
import type { EngineMap } from './engine-map.js'
import { NEAR_ZOOM, flightMs, goTo } from './go.js'
import { latOf, lonOf } from './mercator.js'

/** While a unit is followed the map never rests; the address bar and the hub are told no oftener than this. */
const TELL_MS = 500
const STILL_PX = 0.4

/** Map ↔ view store, flights that other parts of the screen ask for, and following the selected unit until somebody pans. */
export function steer(map: EngineMap, scene: UnitScene, datum: MapDatum): () => void {
  const leave = [tellView(map, datum), takeFlights(map, datum), followSelected(map, scene)]
  return () => leave.forEach((end) => end())
}

function tellView(map: EngineMap, datum: MapDatum): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let told = ''
  const tell = (): void => {
    timer = undefined
    const center = map.getCenter()
    const [lon, lat] = datum.fromBase(center.lng, center.lat)
    const bounds = map.getBounds()
    const [west, south] = datum.fromBase(bounds.getWest(), bounds.getSouth())
    const [east, north] = datum.fromBase(bounds.getEast(), bounds.getNorth())
    const clamp = (value: number, most: number): number => Math.max(-most, Math.min(most, value))
    told = `${lat},${lon},${map.getZoom()}`
    setView({ lat, lon, zoom: map.getZoom() }, [clamp(west, 180), clamp(south, 90), clamp(east, 180), clamp(north, 90)])
  }
  const moved = (): void => { timer ??= setTimeout(tell, selection.getState().follow ? TELL_MS : 0) }
  const leave = view.subscribe(({ place }, before) => {
    if (!place || place === before.place || `${place.lat},${place.lon},${place.zoom}` === told) return
    // Not ours: the address was changed, by the back key or by hand.
    setFollow(false)
    map.jumpTo({ center: [...datum.toBase(place.lon, place.lat)] as [number, number], zoom: place.zoom })
  })
  map.on('moveend', moved)
  map.on('resize', moved)
  tell()
  return () => {
    clearTimeout(timer)
    leave()
    map.off('moveend', moved)
    map.off('resize', moved)
  }
}

function takeFlights(map: EngineMap, datum: MapDatum): () => void {
  let taken = view.getState().flight?.n ?? 0
  return view.subscribe(({ flight }) => {
    if (!flight || flight.n === taken) return
    taken = flight.n
    // Who is followed is on its way to the middle already.
    if (selection.getState().follow) return
    goTo(map, [...datum.toBase(flight.to.lon, flight.to.lat)] as [number, number], flight.to.zoom ?? Math.max(map.getZoom(), NEAR_ZOOM))
  })
}

function followSelected(map: EngineMap, scene: UnitScene): () => void {
  const place = (): [number, number] | null => {
    const { follow, selectedId } = selection.getState()
    const row = follow && selectedId !== null ? scene.table.rowOfId(selectedId) : -1
    const now = performance.now()
    return row < 0 || Number.isNaN(scene.table.x[row] as number) ? null : [lonOf(scene.table.drawnX(row, now)), latOf(scene.table.drawnY(row, now))]
  }
  const keep = (): void => {
    if (map.isMoving()) return
    const center = place()
    if (!center) return
    const at = map.project(center)
    const { clientWidth, clientHeight } = map.getContainer()
    if (Math.hypot(at.x - clientWidth / 2, at.y - clientHeight / 2) > STILL_PX) map.jumpTo({ center })
  }
  const begin = (): void => {
    const center = place()
    if (center) map.easeTo({ center, zoom: Math.max(map.getZoom(), NEAR_ZOOM), duration: flightMs(400) })
  }
  const panned = (): void => setFollow(false)
  const leave = selection.subscribe((is, was) => { if (is.follow && !was.follow) begin() })
  map.on('render', keep)
  map.on('dragstart', panned)
  return () => {
    leave()
    map.off('render', keep)
    map.off('dragstart', panned)
  }
}
