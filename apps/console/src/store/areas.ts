import type { Area } from '@watchfloor/shared'
import { createStore } from 'zustand/vanilla'
import { areaCalls } from '../link/nouns/squads.js'
import { pages } from './pages.js'

/** Areas as the map draws them; loaded when the layer is switched on and after every change. */
export const areaShapes = createStore<{ areas: readonly Area[]; state: 'idle' | 'loading' | 'ready' | 'error' }>(() => ({ areas: [], state: 'idle' }))

export async function loadAreas(): Promise<void> {
  areaShapes.setState({ state: 'loading' })
  try {
    const { items } = await areaCalls.list({ limit: 1000 })
    areaShapes.setState({ areas: items, state: 'ready' })
  } catch {
    areaShapes.setState({ state: 'error' })
  }
}

/** Areas: lists and changes for the administration. */
export const areas = {
  pages: (q: string) => pages(['areas', q], (cursor, limit, signal) => areaCalls.list({ q, cursor, limit }, signal)),
  /** All of them, for choices. */
  all: { queryKey: ['areas', 'all'] as const, queryFn: ({ signal }: { signal: AbortSignal }) => areaCalls.list({ limit: 1000 }, signal), staleTime: 60_000 },
  create: areaCalls.create,
  patch: areaCalls.patch,
  importAll: areaCalls.importAll,
  remove: areaCalls.remove,
}
