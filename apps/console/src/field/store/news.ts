import type { FieldNotice, IncidentDetail } from '@watchfloor/shared'
import { alarmFor } from '../phone/bell.js'
import { arrive, isLookAction, mark } from './arrivals.js'
import type { Arrival } from './arrivals.js'
import { refreshTask, refreshTasks } from './tasks.js'

/** Something this person was told, by the hub's line or by push: shown and heard at once, the task itself fetched beside it. */
export async function hear(notice: FieldNotice): Promise<void> {
  const { incidentId } = notice
  if (incidentId === null) return
  announce({ ...notice, incidentId })
  if (notice.type === 'notify' && !isLookAction(notice.action)) await refreshTask(incidentId)
  else await refreshTasks()
}

/** What a look found that was no task of this phone before. `first`: the page was just opened, so somebody is looking and needs no bell. */
export function found(details: readonly IncidentDetail[], looks: ReadonlyMap<string, string>, first: boolean): void {
  const now = new Date().toISOString()
  // What may still be taken back is told when that time is over, by the hub.
  const loud = first ? [] : details.filter(({ timeline }) => !timeline.some(({ undoUntil }) => undoUntil !== null && undoUntil > now))
  mark(details.map(({ id }) => id))
  for (const { id, number, priority } of loud) announce({ id, incidentId: id, number, priority, type: 'notify', action: looks.has(id) ? 'check' : 'dispatch' })
}

function announce(arrival: Arrival): void {
  if (arrive(arrival)) alarmFor(arrival)
}
