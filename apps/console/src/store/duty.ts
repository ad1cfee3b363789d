import { deviceCalls } from '../link/nouns/devices.js'
import { dutyCalls } from '../link/nouns/duty.js'
import type { DutyFilter } from '../link/nouns/duty.js'
import { pages } from './pages.js'

const MINUTES_5 = 5 * 60_000

/** Who is on duty when, with which camera and vehicle. */
export const duty = {
  pages: (filter: DutyFilter) => pages(['duty', filter], (cursor, limit, signal) => dutyCalls.list({ ...filter, cursor, limit }, signal)),
  /** What can be worn or driven. */
  bodycams: { queryKey: ['devices', 'bodycams'] as const, queryFn: ({ signal }: { signal: AbortSignal }) => deviceCalls.list({ kind: 'bodycam', limit: 1000 }, signal), staleTime: MINUTES_5 },
  vehicles: { queryKey: ['devices', 'vehicles'] as const, queryFn: ({ signal }: { signal: AbortSignal }) => deviceCalls.list({ kind: 'vehicle', limit: 1000 }, signal), staleTime: MINUTES_5 },
  create: dutyCalls.create,
  patch: dutyCalls.patch,
  importCsv: dutyCalls.importCsv,
  remove: dutyCalls.remove,
}
