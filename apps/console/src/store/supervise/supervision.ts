import { superviseCalls } from '../../link/nouns/supervise.js'

type Asked = { signal: AbortSignal }

/** How tracks are judged, and which supervisor has which areas. */
export const supervision = {
  settings: { queryKey: ['supervision', 'settings'] as const, queryFn: ({ signal }: Asked) => superviseCalls.settings(signal) },
  charges: { queryKey: ['supervision', 'charges'] as const, queryFn: ({ signal }: Asked) => superviseCalls.charges(signal) },
  write: superviseCalls.writeSettings,
  give: superviseCalls.give,
}
