import type { RatesQuery } from '@watchfloor/shared'
import { superviseCalls } from '../../link/nouns/supervise.js'

const AGAIN_MS = 60_000
/** Clock-in, online and on-post rates. */
export const ratesQuery = (ask: RatesQuery) => ({ queryKey: ['supervise', 'rates', ask] as const, queryFn: ({ signal }: { signal: AbortSignal }) => superviseCalls.rates(ask, signal), refetchInterval: AGAIN_MS })
