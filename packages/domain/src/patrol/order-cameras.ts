import type { PatrolOrder } from '@watchfloor/shared'

/** A camera that waits for its turn. */
export interface WaitingCamera { readonly id: string; readonly risk: number; /** When somebody last saw what it shows; null = not within memory. */ readonly lastSeenMs: number | null }

/**
 * The order of one walk; each camera once. By risk: the highest first, and of equal ones the one that was not seen for longest. Fixed: as given. Random: by the
 * seed, the same seed the same order.
 */
export function orderCameras(cameras: readonly WaitingCamera[], order: PatrolOrder, seed: number): string[] {
  const once = [...new Map(cameras.map((camera) => [camera.id, camera])).values()]
  if (order === 'risk') once.sort((a, b) => b.risk - a.risk || (a.lastSeenMs ?? -Infinity) - (b.lastSeenMs ?? -Infinity))
  if (order === 'random') shuffle(once, seed)
  return once.map(({ id }) => id)
}

function shuffle(list: unknown[], seed: number): void {
  const random = drawnFrom(seed)
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[list[i], list[j]] = [list[j], list[i]]
  }
}

/** Numbers from 0 to below 1 that a seed alone decides: a multiplicative hash of a counter. */
function drawnFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x9e3779b9) >>> 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
  }
}

/** The cameras of one stop, of a plan that is walked so many at a time. */
export const camerasOfStop = <C>(plan: readonly C[], tiles: number, stop: number): C[] => plan.slice(stop * tiles, (stop + 1) * tiles)
/** How many stops a plan has. */
export const stopsOf = (plan: readonly unknown[], tiles: number): number => Math.ceil(plan.length / tiles)
