import type { BlindStretches } from '@watchfloor/shared'
import { createStore } from 'zustand/vanilla'
import { patrolCalls } from '../link/nouns/patrol.js'

/** Streets that no camera sees, as the map draws them; loaded when the layer is switched on. */
export const blindStretches = createStore<{ features: BlindStretches['features']; state: 'idle' | 'loading' | 'ready' | 'error' }>(() => ({ features: [], state: 'idle' }))

export async function loadBlindStretches(): Promise<void> {
  if (blindStretches.getState().state === 'loading') return
  blindStretches.setState({ state: 'loading' })
  try {
    const { features } = await patrolCalls.blindStretches()
    blindStretches.setState({ features, state: 'ready' })
  } catch {
    blindStretches.setState({ state: 'error' })
  }
}

/** The figures of the same survey. */
export const blindSpots = { queryKey: ['blind-spots'] as const, queryFn: ({ signal }: { signal: AbortSignal }) => patrolCalls.blindSpots(signal), staleTime: 30_000, refetchInterval: 60_000 }
