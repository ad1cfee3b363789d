import { isUnitActive } from '@watchfloor/shared'
import type { IncidentDetail, IncidentRow } from '@watchfloor/shared'

/** The row of an incident whose page was just answered, so that the queue need not wait for the socket. `before` knows the first picture. */
export function rowOf({ timeline, clocks, dispatches, ...incident }: IncidentDetail, before: IncidentRow | undefined): IncidentRow {
  const clock = clocks.filter(({ pausedAt, stoppedAt }) => pausedAt === null && stoppedAt === null).sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))[0]
  return {
    ...incident,
    clock: clock === undefined ? null : { kind: clock.kind, dueAt: clock.dueAt, yellowAt: clock.yellowAt },
    units: dispatches.filter(({ state }) => isUnitActive(state)).map(({ id, unitId, lead, state }) => ({ id, unitId, lead, state })),
    picture: before?.picture ?? timeline.flatMap(({ evidence }) => evidence)[0] ?? null,
  }
}
