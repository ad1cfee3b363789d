import type { Priority } from '@watchfloor/shared'

/** Who is told next when nobody answers. `voice`: a call or announcement that cannot be overlooked. */
export const ESCALATION_AUDIENCES = ['seat', 'all_seats', 'supervisor', 'voice'] as const
export type EscalationAudience = (typeof ESCALATION_AUDIENCES)[number]
/** One rung: so long after the alarm was announced (or the unit was told), these are told too. */
export interface Rung { readonly afterMs: number; readonly to: EscalationAudience }

const SECOND = 1000
const MINUTE = 60 * SECOND
/** What nobody acknowledged climbs (DOMAIN §6.4: P1 at 15 s to all seats, 45 s to the supervisor, 90 s to voice). P4 is journal and climbs nowhere. */
export const ESCALATION: Readonly<Record<Priority, readonly Rung[]>> = {
  P1: [{ afterMs: 0, to: 'seat' }, { afterMs: 15 * SECOND, to: 'all_seats' }, { afterMs: 45 * SECOND, to: 'supervisor' }, { afterMs: 90 * SECOND, to: 'voice' }],
  P2: [{ afterMs: 0, to: 'seat' }, { afterMs: MINUTE, to: 'all_seats' }, { afterMs: 5 * MINUTE, to: 'supervisor' }],
  P3: [{ afterMs: 0, to: 'seat' }, { afterMs: 15 * MINUTE, to: 'all_seats' }],
  P4: [{ afterMs: 0, to: 'seat' }],
}

/** How far it has climbed, and when the next rung is due (ms since epoch, null = none). `rung` is the number of rungs reached. */
export interface Escalation { readonly rung: number; readonly to: readonly EscalationAudience[]; readonly nextMs: number | null }

/** The ladder's state at a moment; `answeredMs` = when somebody acknowledged: it climbs no further. A priority that rose keeps its start: it is late already. */
export function escalationAt(priority: Priority, announcedMs: number, answeredMs: number | null, nowMs: number): Escalation {
  const ladder = ESCALATION[priority]
  const until = answeredMs === null ? nowMs : Math.min(nowMs, answeredMs)
  const reached = ladder.filter(({ afterMs }) => announcedMs + afterMs <= until)
  const next = answeredMs === null ? ladder[reached.length] : undefined
  return { rung: reached.length, to: reached.map(({ to }) => to), nextMs: next === undefined ? null : announcedMs + next.afterMs }
}

/** The rungs that became due between two looks: each is told once, however often one looks. */
export const rungsBetween = (priority: Priority, announcedMs: number, fromRung: number, nowMs: number): readonly Rung[] =>
  ESCALATION[priority].slice(fromRung).filter(({ afterMs }) => announcedMs + afterMs <= nowMs)
