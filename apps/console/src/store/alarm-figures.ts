import { alarmCalls } from '../link/nouns/alarms.js'

const HOUR_MS = 3_600_000

/** What the seats are told and how it is answered, over the last hours. */
export const alarmFigures = {
  of: (hours: number) => ({
    queryKey: ['alarm-figures', hours] as const,
    queryFn: ({ signal }: { signal: AbortSignal }) => { const to = Date.now(); return alarmCalls.figures(new Date(to - hours * HOUR_MS).toISOString(), new Date(to).toISOString(), signal) },
    refetchInterval: 60_000,
  }),
}
