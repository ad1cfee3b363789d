import { figureCalls } from '../link/nouns/figures.js'
import type { BehindAsk, FigureAsk } from '../link/nouns/figures.js'
import { pages } from './pages.js'

export type { BehindAsk, FigureAsk } from '../link/nouns/figures.js'

const AGAIN_MS = 60_000

/** The centre's figures; what is open is asked anew each minute. */
export const figures = {
  read: (ask: FigureAsk) => ({ queryKey: ['figures', ask] as const, queryFn: ({ signal }: { signal: AbortSignal }) => figureCalls.read(ask, signal), refetchInterval: AGAIN_MS }),
  behind: (ask: BehindAsk) => pages(['figures', 'behind', ask], (cursor, limit, signal) => figureCalls.behind(ask, cursor, limit, signal)),
  notices: (ask: BehindAsk) => pages(['figures', 'notices', ask], (cursor, limit, signal) => figureCalls.notices(ask, cursor, limit, signal)),
  file: figureCalls.file,
}
