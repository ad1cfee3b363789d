import { isRunning } from '@watchfloor/domain'
import type { Clock, IncidentRow } from '@watchfloor/shared'

type Pressing = NonNullable<IncidentRow['clock']>
/** Where no clock runs the queue still needs an order. */
const NEVER = 'infinity'

/** The clock that presses most, for a row and for its columns in the table. */
export function pressingOf(clocks: readonly Clock[]): { clock: Pressing | null; columns: { press_kind: string | null; press_due: string; press_yellow: string | null } } {
  const first = clocks.filter(isRunning).sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))[0]
  if (first === undefined) return { clock: null, columns: { press_kind: null, press_due: NEVER, press_yellow: null } }
  const { kind, dueAt, yellowAt } = first
  return { clock: { kind, dueAt, yellowAt }, columns: { press_kind: kind, press_due: dueAt, press_yellow: yellowAt } }
}
