import { createStore } from 'zustand/vanilla'
import { cameraCalls } from '../../link/nouns/cameras.js'

/** The ground that one camera sees. */
export interface CameraField { id: string; lat: number; lon: number; facingDeg: number; openDeg: number; reachM: number }
export interface CameraFields { fields: readonly CameraField[]; byId: ReadonlyMap<string, CameraField>; state: 'idle' | 'loading' | 'ready' | 'error' }

/** What a street camera sees well enough to tell a plate or a face, where nobody has entered better. */
export const USUAL_OPEN_DEG = 60
export const USUAL_REACH_M = 90

/** The fields of view of all fixed cameras; fetched when somebody first wants to see them. */
export const cameraFields = createStore<CameraFields>(() => ({ fields: [], byId: new Map(), state: 'idle' }))

/** Forgets them; a map that shows them reads them anew. */
export const forgetFields = (): void => cameraFields.setState({ state: 'idle' })

/** Reads them; again only after a failure, or when they were forgotten. */
export async function loadFields(): Promise<void> {
  const { state } = cameraFields.getState()
  if (state === 'loading' || state === 'ready') return
  cameraFields.setState({ state: 'loading' })
  try {
    const { items } = await cameraCalls.list({ limit: 1000 })
    const fields = items.flatMap(({ id, lat, lon, facingDeg, fieldOfViewDeg, rangeM }): CameraField[] =>
      lat === null || lon === null || facingDeg === null ? [] : [{ id, lat, lon, facingDeg, openDeg: fieldOfViewDeg ?? USUAL_OPEN_DEG, reachM: rangeM ?? USUAL_REACH_M }])
    cameraFields.setState({ fields, byId: new Map(fields.map((field) => [field.id, field])), state: 'ready' })
  } catch { cameraFields.setState({ state: 'error' }) }
}
