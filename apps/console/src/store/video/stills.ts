import { cameraFilms } from '../../link/nouns/cameras.js'
import { HubError } from '../../link/http.js'
import type { HubErrorCode } from '../../link/http.js'
import { untilDrawable } from './drawable.js'

/** A tile that shows stills: where they are drawn, and whom to tell. */
export interface StillTile { cameraId: string; canvas: HTMLCanvasElement; tell: (still: { takenAtMs: number | null; why: HubErrorCode | null }) => void }

const GAP_MS = 400
const LEAST_ROUND_MS = 3000
const DRAW_MS = 3000

const tiles = new Set<StillTile>()
let running: AbortController | null = null
let decoder: HTMLVideoElement | null = null

/** Adds a tile to the round; gives the way out. One decoder serves all, one after another. */
export function showStills(tile: StillTile): () => void {
  tiles.add(tile)
  if (!running) { running = new AbortController(); void rounds(running.signal) }
  return () => {
    tiles.delete(tile)
    if (tiles.size === 0) { running?.abort(); running = null }
  }
}

async function rounds(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const begun = performance.now()
    for (const tile of [...tiles]) {
      if (signal.aborted) return
      if (tiles.has(tile)) await refresh(tile, signal)
      await pause(GAP_MS)
    }
    await pause(Math.max(0, LEAST_ROUND_MS - (performance.now() - begun)))
  }
}

async function refresh(tile: StillTile, signal: AbortSignal): Promise<void> {
  try {
    const { blob, takenAtMs } = await cameraFilms.still(tile.cameraId, signal)
    await draw(blob, tile.canvas)
    tile.tell({ takenAtMs: Number.isNaN(takenAtMs) ? null : takenAtMs, why: null })
  } catch (error) {
    if (!signal.aborted) tile.tell({ takenAtMs: null, why: error instanceof HubError ? error.code : 'video.off' })
  }
}

/** A film of one picture is decoded by the browser's own player; no decoder of ours. */
async function draw(blob: Blob, canvas: HTMLCanvasElement): Promise<void> {
  decoder ??= Object.assign(document.createElement('video'), { muted: true, playsInline: true, preload: 'auto' })
  const video = decoder
  const url = URL.createObjectURL(blob)
  try {
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('not decoded in time')), DRAW_MS)
      video.onloadeddata = () => { clearTimeout(timer); resolve() }
      video.onerror = () => { clearTimeout(timer); reject(new Error(video.error?.message ?? 'not decoded')) }
      video.src = url
    })
    await untilDrawable(video)
    canvas.width = video.videoWidth
    canvas.height = video.videoHeight
    canvas.getContext('2d')!.drawImage(video, 0, 0)
  } finally {
    video.onloadeddata = video.onerror = null
    URL.revokeObjectURL(url)
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms) })
