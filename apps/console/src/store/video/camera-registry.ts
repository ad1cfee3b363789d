import { camerasCsv, cameraCalls } from '../../link/nouns/cameras.js'
import type { CameraFilter } from '../../link/nouns/cameras.js'
import { deviceCalls } from '../../link/nouns/devices.js'
import { pages } from '../pages.js'
import { forgetFields } from './fields.js'

export type { CameraFilter } from '../../link/nouns/cameras.js'

/** After a change the map draws what cameras see anew. */
async function changed<T>(work: Promise<T>): Promise<T> {
  const result = await work
  forgetFields()
  return result
}

/** The registry of cameras for the administration: lists and changes, and a try before an address is kept. */
export const cameraRegistry = {
  pages: (filter: CameraFilter) => pages(['cameras', 'registry', filter], (cursor, limit, signal) => cameraCalls.list({ ...filter, cursor, limit }, signal)),
  history: (id: string) => ({ queryKey: ['cameras', id, 'history'] as const, queryFn: ({ signal }: { signal: AbortSignal }) => cameraCalls.history(id, signal) }),
  create: (...given: Parameters<typeof cameraCalls.create>) => changed(cameraCalls.create(...given)),
  patch: (...given: Parameters<typeof cameraCalls.patch>) => changed(cameraCalls.patch(...given)),
  /** A camera is a device: it goes with it. */
  remove: (id: string) => changed(deviceCalls.remove(id)),
  attempt: cameraCalls.attempt,
  importCsv: (csv: Blob, dryRun: boolean) => changed(cameraCalls.importCsv(csv, dryRun)),
  csvAddress: camerasCsv,
}
