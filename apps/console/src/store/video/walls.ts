import { Walls, WALL_LAYOUTS } from '@watchfloor/shared'
import type { Wall, WallLayout } from '@watchfloor/shared'
import { z } from 'zod'
import { createStore } from 'zustand/vanilla'
import { cameraCalls } from '../../link/nouns/cameras.js'
import { recall, remember } from '../remember.js'

/** Tiles of each layout. */
export const TILES: Record<WallLayout, number> = { '1': 1, '1+5': 6, '4': 4, '9': 9, '16': 16, '25': 25 }
const SAVE_MS = 600
/** A centre that does not answer is asked again soon at first, then less often. */
const AGAIN_MS = 1000
const AGAIN_MOST_MS = 30_000
/** The seat is this browser: the walls of the same person at another desk are others. */
const SeatId = z.string().regex(/^[a-z0-9-]{1,40}$/)

/** `loaded`: what is here is what the centre keeps; until then changes are in this window alone, for they would overwrite what was saved. */
export interface WallsState { walls: readonly Wall[]; loaded: boolean; loadFailed: boolean; saveFailed: boolean }
export const walls = createStore<WallsState>(() => ({ walls: [emptyWall('1')], loaded: false, loadFailed: false, saveFailed: false }))

const channel = typeof window === 'undefined' || typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('watchfloor.walls')
channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const said = Walls.safeParse(data)
  if (said.success) walls.setState({ walls: said.data.walls, loaded: true, loadFailed: false })
})
let timer: ReturnType<typeof setTimeout> | undefined

export function emptyWall(name: string): Wall { return { name, layout: '4', tiles: [] } }

/** The name of this seat: this browser, whoever sits at it. */
export function seat(): string {
  const known = recall('seat', SeatId, '')
  if (known) return known
  const made = `seat-${Math.random().toString(36).slice(2, 12)}`
  remember('seat', made)
  return made
}

/** Reads what this person arranged at this seat. */
export async function loadWalls(signal?: AbortSignal): Promise<void> {
  const read = await cameraCalls.walls(seat(), signal)
  walls.setState({ walls: read.walls, loaded: true, loadFailed: false })
}

/** The same until it succeeds, from whatever window, or nobody wants it any more. */
export async function keepLoadingWalls(signal: AbortSignal): Promise<void> {
  for (let waitMs = AGAIN_MS; !signal.aborted && !walls.getState().loaded; waitMs = Math.min(AGAIN_MOST_MS, waitMs * 2)) {
    try { await loadWalls(signal) } catch {
      if (signal.aborted) return
      walls.setState({ loadFailed: true })
      await new Promise((resolve) => { setTimeout(resolve, waitMs) })
    }
  }
}

/** Cameras of this seat's walls that are registered but not for this person; asked when a tile names one that the list does not hold. */
export const wallDenials = (missing: readonly string[]) => ({
  queryKey: ['walls', 'denials', missing] as const, queryFn: ({ signal }: { signal: AbortSignal }) => cameraCalls.denials(seat(), signal), enabled: missing.length > 0,
})

/** Changes one wall here and, once what was saved is known, in the other windows of this seat and at the hub. */
export function changeWall(index: number, change: (wall: Wall) => Wall): void {
  put(walls.getState().walls.map((wall, at) => at === index ? change(wall) : wall))
}
export function addWall(name: string): number {
  put([...walls.getState().walls, emptyWall(name)])
  return walls.getState().walls.length - 1
}
export const removeWall = (index: number): void => put(walls.getState().walls.filter((_, at) => at !== index))

/** Forgets them: the next person at this seat has others. */
export function forgetWalls(): void {
  clearTimeout(timer)
  walls.setState({ walls: [emptyWall('1')], loaded: false, loadFailed: false, saveFailed: false })
}

function put(next: readonly Wall[]): void {
  walls.setState({ walls: next })
  if (!walls.getState().loaded) return
  channel?.postMessage({ walls: next })
  clearTimeout(timer)
  timer = setTimeout(() => {
    cameraCalls.saveWalls(seat(), { walls: [...next] }).then(() => walls.setState({ saveFailed: false }), () => walls.setState({ saveFailed: true }))
  }, SAVE_MS)
}

/** Puts a camera into a tile; one that is on this wall already changes places with what is there. */
export function place(wall: Wall, tile: number, cameraId: string | null): Wall {
  const tiles = Array.from({ length: Math.max(TILES[wall.layout], wall.tiles.length) }, (_, index) => wall.tiles[index] ?? null)
  const from = cameraId === null ? -1 : tiles.indexOf(cameraId)
  if (from >= 0) tiles[from] = tiles[tile] ?? null
  tiles[tile] = cameraId
  return { ...wall, tiles }
}

/** Puts a camera on a wall from another screen; the walls are read first, or what is arranged there would be lost. @returns the tile and the wall's name */
export async function sendToWall(cameraId: string, tile?: number): Promise<{ tile: number; wall: string }> {
  if (!walls.getState().loaded) await loadWalls()
  const wall = walls.getState().walls[0]!
  const to = tile === undefined ? tileFor(wall, 0) : Math.min(tile, TILES[wall.layout] - 1)
  changeWall(0, (before) => place(before, to, cameraId))
  return { tile: to, wall: wall.name }
}

/** The tile for a camera nobody placed: the chosen one when it is empty, else the first empty one, else the chosen one. */
export function tileFor(wall: Wall, chosen: number): number {
  if ((wall.tiles[chosen] ?? null) === null) return chosen
  const empty = Array.from({ length: TILES[wall.layout] }, (_, index) => index).find((index) => (wall.tiles[index] ?? null) === null)
  return empty ?? chosen
}

export const nextLayout = (layout: WallLayout): WallLayout => WALL_LAYOUTS[(WALL_LAYOUTS.indexOf(layout) + 1) % WALL_LAYOUTS.length]!
