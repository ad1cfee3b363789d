import type { StreamName } from '@watchfloor/shared'
import { cameraCalls } from '../../link/nouns/cameras.js'

const FRESH_MS = 20_000

/** Cameras for lists and tiles; a city has some hundred, so they are read whole. */
export const cameras = {
  all: { queryKey: ['cameras', 'all'] as const, queryFn: ({ signal }: { signal: AbortSignal }) => cameraCalls.list({ limit: 1000 }, signal), staleTime: FRESH_MS, refetchInterval: 30_000 },
  kinds: { queryKey: ['camera-kinds'] as const, queryFn: ({ signal }: { signal: AbortSignal }) => cameraCalls.kinds(signal), staleTime: 300_000 },
  availability: { queryKey: ['cameras', 'availability'] as const, queryFn: ({ signal }: { signal: AbortSignal }) => cameraCalls.availability(signal), staleTime: FRESH_MS, refetchInterval: 30_000 },
  /** How a stream that plays is: the bytes may make it suspect long before the camera's next turn to be looked at. */
  stream: (id: string, stream: StreamName) => ({ queryKey: ['camera-stream', id, stream] as const, queryFn: ({ signal }: { signal: AbortSignal }) => cameraCalls.stream(id, stream, false, signal), staleTime: FRESH_MS, refetchInterval: 30_000 }),
  one: (id: string) => ({ queryKey: ['cameras', id] as const, queryFn: ({ signal }: { signal: AbortSignal }) => cameraCalls.one(id, signal), staleTime: FRESH_MS }),
}
