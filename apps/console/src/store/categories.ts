import { categoryCalls } from '../link/nouns/reference.js'

const STEADY_MS = 60_000

/** The categories of the city and their versions. */
export const categories = {
  active: { queryKey: ['categories', 'active'] as const, queryFn: ({ signal }: { signal: AbortSignal }) => categoryCalls.active(signal), staleTime: STEADY_MS },
  versions: { queryKey: ['categories', 'versions'] as const, queryFn: ({ signal }: { signal: AbortSignal }) => categoryCalls.versions(signal) },
  version: (id: string) => ({ queryKey: ['categories', 'version', id] as const, queryFn: ({ signal }: { signal: AbortSignal }) => categoryCalls.version(id, signal), staleTime: STEADY_MS }),
  take: categoryCalls.take,
  activate: categoryCalls.activate,
}
