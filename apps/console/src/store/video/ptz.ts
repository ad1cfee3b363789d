import type { PtzHold, PtzNews } from '@watchfloor/shared'
import { createStore } from 'zustand/vanilla'
import { ptzCalls } from '../../link/nouns/ptz.js'

/** What is known of a camera that is or was moved while this console was open. */
export interface Steered { readonly hold: PtzHold | null; readonly facingDeg: number | null }
export const steered = createStore<{ readonly byId: ReadonlyMap<string, Steered> }>(() => ({ byId: new Map() }))

/** Takes what the hub tells: who holds a camera, and where it looks if that is new. */
export function takePtz({ cameraId, hold, pose }: PtzNews): void {
  steered.setState(({ byId }) => ({ byId: new Map(byId).set(cameraId, { hold, facingDeg: pose?.facingDeg ?? byId.get(cameraId)?.facingDeg ?? null }) }))
}
export const forgetPtz = (): void => steered.setState({ byId: new Map() })

/** Where a camera looks: as it said last, else as it is registered. */
export const facingNow = (cameraId: string, registeredDeg: number | null): number | null => steered.getState().byId.get(cameraId)?.facingDeg ?? registeredDeg

/** A lens as it is found when somebody wants to move it. */
export const lensOf = (id: string) => ({ queryKey: ['ptz', id] as const, queryFn: ({ signal }: { signal: AbortSignal }) => ptzCalls.state(id, signal), staleTime: 0, gcTime: 0, retry: false })

/** Whether it is known where a camera looked when a picture of it was kept. */
export const keptLookOf = (cameraId: string, evidenceId: string) => ({ queryKey: ['ptz', cameraId, 'look', evidenceId] as const, queryFn: ({ signal }: { signal: AbortSignal }) => ptzCalls.look(cameraId, evidenceId, signal), staleTime: Infinity, retry: false })
