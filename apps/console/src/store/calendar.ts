import { calendarCalls } from '../link/nouns/reference.js'

/** The working calendar. */
export const calendar = {
  now: { queryKey: ['calendar'] as const, queryFn: ({ signal }: { signal: AbortSignal }) => calendarCalls.read(signal) },
  replace: calendarCalls.replace,
}
