import { calendarCalls } from '../link/nouns/reference.js'

const now = { queryKey: ['calendar'] as const, queryFn: ({ signal }: { signal: AbortSignal }) => calendarCalls.read(signal) }

/** The working calendar, and with it the city's civil time. */
export const calendar = {
  now,
  /** For the civil time alone, which a city hardly ever changes. */
  civil: { ...now, staleTime: 5 * 60_000 },
  replace: calendarCalls.replace,
}
