import { deviceCalls, deviceFiles } from '../link/nouns/devices.js'
import type { DeviceFilter } from '../link/nouns/devices.js'
import { pages } from './pages.js'

export type { DeviceFilter } from '../link/nouns/devices.js'

/** The registry: lists and changes for the administration, one device for the drawer. */
export const devices = {
  pages: (filter: DeviceFilter) => pages(['devices', filter], (cursor, limit, signal) => deviceCalls.list({ ...filter, cursor, limit }, signal)),
  one: (id: string) => ({ queryKey: ['device', id] as const, queryFn: ({ signal }: { signal: AbortSignal }) => deviceCalls.get(id, signal) }),
  /** Read once a sitting: profiles change only when the hub is started. */
  itemProfiles: { queryKey: ['item-profiles'] as const, queryFn: ({ signal }: { signal: AbortSignal }) => deviceCalls.itemProfiles(signal), staleTime: Infinity },
  create: deviceCalls.create,
  patch: deviceCalls.patch,
  remove: deviceCalls.remove,
  credentials: deviceCalls.credentials,
  importCsv: deviceCalls.importCsv,
  csvAddress: deviceFiles.csv,
  trackAddress: deviceFiles.track,
}
