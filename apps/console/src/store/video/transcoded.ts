import { createStore } from 'zustand/vanilla'

/** Cameras that this console watches encoded anew: asked for by a person, each time, for it costs the centre a part of its processor. */
export const transcoded = createStore<{ readonly ids: ReadonlySet<string> }>(() => ({ ids: new Set() }))

export function transcode(cameraId: string, on: boolean): void {
  transcoded.setState(({ ids }) => { const next = new Set(ids); if (on) next.add(cameraId); else next.delete(cameraId); return { ids: next } })
}
/** Forgets them: the next person asks anew. */
export const forgetTranscoded = (): void => transcoded.setState({ ids: new Set() })

/** Faults that encoding anew mends. */
const MENDS: ReadonlySet<string> = new Set(['h265', 'codec', 'b_frames'])
export const canMend = (why: string | null): boolean => why !== null && MENDS.has(why)
