import { isFoundAt } from '../../store/supervise/found-in-replay.js'
import { replay } from '../../store/supervise/replay.js'
import { placeAt } from '../../store/supervise/track-at.js'
import type { PlayTrack } from '../../store/supervise/track-at.js'
import { css, readTokens } from '../engine/colors.js'
import type { MapDatum } from '../engine/datum.js'
import type { EngineMap } from '../engine/engine-map.js'
import { namePlate } from './name-plate.js'

/** Whose track it is, ready for playing. */
export interface NamedTrack { readonly person: string; readonly track: PlayTrack }
interface Marker { readonly x: number; readonly y: number; readonly known: boolean; readonly faulty: boolean }
const UNSEEN: Marker = { x: NaN, y: NaN, known: false, faulty: false }
/** Nobody sees less than this; who walks at 1× on a map of a whole squad takes a second for it, and the canvas is not painted sixty times for nothing. */
const SEEN_PX = 0.5
const isElsewhere = (is: Marker, was: Marker): boolean => is.known !== was.known || is.faulty !== was.faulty || (is === UNSEEN) !== (was === UNSEEN) || Math.abs(is.x - was.x) >= SEEN_PX || Math.abs(is.y - was.y) >= SEEN_PX
const [FIRST_HALF, HALF, PLATE_GAP] = [9, 6, 2]

/**
 * Draws who was where at the replay's moment on a canvas over the map: one pass a frame, and none while nobody has moved
 * by what can be seen, so that a whole squad plays without the engine tiling anything. The
 * markers are hollow squares with the replay's own letter, a shape that no live unit has; whoever is not where they have to be is drawn in the colour of urgency.
 */
export function drawReplay(map: EngineMap, canvas: HTMLCanvasElement, tracks: readonly NamedTrack[], { toBase }: MapDatum): () => void {
  const tokens = readTokens()
  const scale = devicePixelRatio
  const [fill, ink, dim, bad] = [css(tokens.panel, 0.9), css(tokens.ink), css(tokens['ink-2']), css(tokens.urgent)]
  const plates = tracks.map(({ person }) => namePlate(person, ink, css(tokens.ground, 0.9), scale))
  const context = canvas.getContext('2d')!
  let frame = 0
  let shown: Marker[] = []
  let stale = true
  const draw = (): void => {
    frame = 0
    const { atMs, found } = replay.getState()
    const faulty = new Set(found.filter((one) => isFoundAt(one, atMs)).map(({ track }) => track))
    const markers = tracks.map(({ track }, n): Marker => {
      const place = placeAt(track, atMs)
      if (!place) return UNSEEN
      const { x, y } = map.project([...toBase(place.lon, place.lat)])
      return { x, y, known: place.known, faulty: faulty.has(n) }
    })
    if (!stale && !markers.some((marker, n) => isElsewhere(marker, shown[n]!))) return
    stale = false
    shown = markers
    const { clientWidth, clientHeight } = canvas
    if (canvas.width !== Math.round(clientWidth * scale) || canvas.height !== Math.round(clientHeight * scale)) { canvas.width = Math.round(clientWidth * scale); canvas.height = Math.round(clientHeight * scale) }
    context.setTransform(scale, 0, 0, scale, 0, 0)
    context.clearRect(0, 0, clientWidth, clientHeight)
    context.textAlign = 'center'
    context.textBaseline = 'middle'
    context.font = '600 13px system-ui, sans-serif'
    // The first one last, so that it lies on top.
    for (let n = markers.length - 1; n >= 0; n--) {
      const marker = markers[n]!
      if (marker === UNSEEN) continue
      const { x, y } = marker
      const half = n === 0 ? FIRST_HALF : HALF
      context.setLineDash(marker.known ? [] : [3, 3])
      context.fillStyle = fill
      context.strokeStyle = marker.faulty ? bad : n === 0 ? ink : dim
      context.lineWidth = n === 0 || marker.faulty ? 2.5 : 1.5
      context.beginPath()
      context.rect(x - half, y - half, 2 * half, 2 * half)
      context.fill()
      context.stroke()
      if (n === 0) { context.fillStyle = ink; context.fillText('R', x, y + 1) }
      const { picture, width, height } = plates[n]!
      context.drawImage(picture, x + half + PLATE_GAP, y - height / 2, width, height)
    }
  }
  const soon = (): void => { frame ||= requestAnimationFrame(draw) }
  const anew = (): void => { stale = true; soon() }
  const leave = replay.subscribe((is, was) => { if (is.atMs !== was.atMs) soon() })
  map.on('move', anew)
  const observer = new ResizeObserver(anew)
  observer.observe(canvas)
  soon()
  return () => {
    leave()
    map.off('move', anew)
    observer.disconnect()
    if (frame) cancelAnimationFrame(frame)
    context.clearRect(0, 0, canvas.width, canvas.height)
  }
}
