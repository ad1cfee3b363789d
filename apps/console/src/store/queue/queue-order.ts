import type { IncidentRow } from '@watchfloor/shared'

const dueMs = ({ clock }: Pick<IncidentRow, 'clock'>): number => (clock === null ? Infinity : Date.parse(clock.dueAt))

/** The most pressing first: priority, then the clock that ends first, then who has waited longest. It is the hub's own order, so that a page read from there fits. */
export function byPressure(a: IncidentRow, b: IncidentRow): number {
  if (a.priority !== b.priority) return a.priority < b.priority ? -1 : 1
  const [dueA, dueB] = [dueMs(a), dueMs(b)]
  if (dueA !== dueB) return dueA < dueB ? -1 : 1
  return a.createdAt === b.createdAt ? (a.id < b.id ? -1 : 1) : a.createdAt < b.createdAt ? -1 : 1
}

export type Lamp = 'green' | 'yellow' | 'red'
/** The lamp of the clock that presses, and what is left of it in ms (negative = over); null where no clock runs. */
export function pressure({ clock }: Pick<IncidentRow, 'clock'>, nowMs: number): { lamp: Lamp; leftMs: number } | null {
  if (clock === null) return null
  const due = Date.parse(clock.dueAt)
  return { lamp: nowMs > due ? 'red' : nowMs >= Date.parse(clock.yellowAt) ? 'yellow' : 'green', leftMs: due - nowMs }
}
