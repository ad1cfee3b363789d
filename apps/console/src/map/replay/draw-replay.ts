import type { TrackLook } from '@watchfloor/shared'
import { replay } from '../../store/supervise/replay.js'
import { placeAt, playTrack } from '../../store/supervise/track-at.js'
import { css, readTokens } from '../engine/colors.js'
import type { MapDatum } from '../engine/datum.js'
import type { EngineMap } from '../engine/engine-map.js'

/**
 * Draws who was where at the replay's moment on a canvas over the map: one pass a frame, so that a whole squad plays without the engine tiling anything. The
 * markers are hollow squares with the replay's own letter, a shape that no live unit has.
 */
export function drawReplay(map: EngineMap, canvas: HTMLCanvasElement, looks: readonly TrackLook[], { toBase }: MapDatum): () => void {
  const tracks = looks.map(({ person, fixes }) => ({ person, track: playTrack(fixes) }))
  const tokens = readTokens()
  const context = canvas.getContext('2d')!
  let frame = 0
  const draw = (): void => {
    frame = 0
    const scale = devicePixelRatio
    const { clientWidth, clientHeight } = canvas
    if (canvas.width !== clientWidth * scale || canvas.height !== clientHeight * scale) { canvas.width = clientWidth * scale; canvas.height = clientHeight * scale }
    context.setTransform(scale, 0, 0, scale, 0, 0)
    context.clearRect(0, 0, clientWidth, clientHeight)
    context.font = '600 14px system-ui, "PingFang SC", "Noto Sans CJK SC", sans-serif'
    context.textBaseline = 'middle'
    const { atMs } = replay.getState()
    for (let n = tracks.length - 1; n >= 0; n--) {
      const { person, track } = tracks[n]!
      const place = placeAt(track, atMs)
      if (!place) continue
      const [lon, lat] = toBase(place.lon, place.lat)
      const { x, y } = map.project([lon, lat])
      const half = n === 0 ? 9 : 6
      context.setLineDash(place.known ? [] : [3, 3])
      context.fillStyle = css(tokens.panel, 0.9)
      context.strokeStyle = css(n === 0 ? tokens.ink : tokens['ink-2'])
      context.lineWidth = n === 0 ? 2.5 : 1.5
      context.beginPath()
      context.rect(x - half, y - half, 2 * half, 2 * half)
      context.fill()
      context.stroke()
      context.setLineDash([])
      context.fillStyle = css(tokens.ink)
      if (n === 0) { context.textAlign = 'center'; context.fillText('R', x, y + 1) }
      context.textAlign = 'left'
      context.lineWidth = 4
      context.strokeStyle = css(tokens.ground, 0.9)
      context.strokeText(person, x + half + 5, y)
      context.fillText(person, x + half + 5, y)
    }
  }
  const soon = (): void => { frame ||= requestAnimationFrame(draw) }
  const leave = replay.subscribe((is, was) => { if (is.atMs !== was.atMs) soon() })
  map.on('move', soon)
  const observer = new ResizeObserver(soon)
  observer.observe(canvas)
  soon()
  return () => {
    leave()
    map.off('move', soon)
    observer.disconnect()
    if (frame) cancelAnimationFrame(frame)
    context.clearRect(0, 0, canvas.width, canvas.height)
  }
}
