import type { TrackLook } from '@watchfloor/shared'
import { beatRings } from '../../../map/replay/ground-layer.js'
import { playTrack } from '../../../store/supervise/track-at.js'

const [WIDTH, HEIGHT, HEAD, PAD] = [1280, 860, 140, 48]
/** The sheet is paper, whatever theme the screen wears: it is read in a file. */
const INK = { paper: '#ffffff', text: '#14181c', dim: '#4a535c', beat: '#1b6fb5', track: '#4a535c', bad: '#a84c00' }

/** What was looked at, as a picture to keep: beat, track, the bad stretches, and who, when, by whom. PNG. */
export function trackSheet(look: TrackLook, lines: readonly string[]): Promise<Blob> {
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH
  canvas.height = HEIGHT
  const context = canvas.getContext('2d')!
  context.fillStyle = INK.paper
  context.fillRect(0, 0, WIDTH, HEIGHT)
  context.fillStyle = INK.text
  context.font = '600 26px system-ui, "PingFang SC", "Noto Sans CJK SC", sans-serif'
  lines.forEach((line, i) => {
    if (i === 1) { context.font = '18px system-ui, "PingFang SC", "Noto Sans CJK SC", sans-serif'; context.fillStyle = INK.dim }
    context.fillText(line, PAD, 44 + i * 28)
  })
  const { times, lats, lons } = playTrack(look)
  const rings = look.place ? beatRings(look.place) : []
  const [allLons, allLats] = [[...lons, ...rings.flat().map(([lon]) => lon!)], [...lats, ...rings.flat().map(([, lat]) => lat!)]]
  if (allLons.length > 0) {
    const [west, east, south, north] = [Math.min(...allLons), Math.max(...allLons), Math.min(...allLats), Math.max(...allLats)]
    const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180)
    const scale = Math.min((WIDTH - 2 * PAD) / Math.max(1e-4, (east - west) * squeeze), (HEIGHT - HEAD - 2 * PAD) / Math.max(1e-4, north - south))
    const left = (WIDTH - (east - west) * squeeze * scale) / 2
    const foot = PAD + (HEIGHT - HEAD - 2 * PAD - (north - south) * scale) / 2
    const at = (lon: number, lat: number): [number, number] => [left + (lon - west) * squeeze * scale, HEIGHT - foot - (lat - south) * scale]
    const path = (points: readonly [number, number][], color: string, width: number, dash: number[] = []): void => {
      context.beginPath()
      points.forEach(([x, y], i) => { if (i === 0) context.moveTo(x, y); else context.lineTo(x, y) })
      context.setLineDash(dash)
      context.strokeStyle = color
      context.lineWidth = width
      context.stroke()
    }
    for (const ring of rings) path(ring.map(([lon, lat]) => at(lon!, lat!)), INK.beat, 3, [12, 6])
    const points = Array.from(lats, (lat, i) => at(lons[i]!, lat))
    path(points, INK.track, 2)
    for (const { state, from, to } of look.findings) {
      if (state !== 'outside' && state !== 'still') continue
      path(points.filter((_, i) => times[i]! >= Date.parse(from) && times[i]! <= Date.parse(to)), INK.bad, 5)
    }
  }
  return new Promise((resolve, reject) => { canvas.toBlob((blob) => { if (blob) resolve(blob); else reject(new Error('this browser cannot write a PNG')) }, 'image/png') })
}
