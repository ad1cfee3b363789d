import { addDays } from '@watchfloor/domain'
import type { Stretch } from '@watchfloor/domain'

/** Stretches that people ask for by name. */
export const STRETCHES = ['today', 'week', 'month', 'thisMonth', 'lastMonth', 'year'] as const
export type StretchName = (typeof STRETCHES)[number]

/** The days of a named stretch, seen from today. */
export function namedStretch(name: StretchName, today: string): Stretch {
  const first = `${today.slice(0, 8)}01`
  switch (name) {
    case 'today': return { from: today, to: today }
    case 'week': return { from: addDays(today, -6), to: today }
    case 'month': return { from: addDays(today, -29), to: today }
    case 'thisMonth': return { from: first, to: today }
    case 'lastMonth': { const last = addDays(first, -1); return { from: `${last.slice(0, 8)}01`, to: last } }
    case 'year': return { from: `${today.slice(0, 4)}-01-01`, to: today }
  }
}

/** The name of a stretch, where it has one. */
export const nameOfStretch = (stretch: Stretch, today: string): StretchName | null =>
  STRETCHES.find((name) => { const named = namedStretch(name, today); return named.from === stretch.from && named.to === stretch.to }) ?? null
