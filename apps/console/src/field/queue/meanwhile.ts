import { holdsFor } from '@watchfloor/domain'
import { dispatchTargetOf, isSideAction, isSideActionLegal, mayAct, targetOf } from '@watchfloor/shared'
import type { IncidentDetail, TimelineLine } from '@watchfloor/shared'
import type { Entry } from './entry.js'

/** What others wrote into the story since it was seen; all of it, where that line is not there any more. */
export function since(detail: IncidentDetail, seenLine: string | null): TimelineLine[] {
  const at = detail.timeline.findIndex(({ id }) => id === seenLine)
  return detail.timeline.slice(at + 1)
}

/** Whether an entry could be told as things are now, by the same tables that the hub asks. */
export function stillPossible({ errand }: Entry, detail: IncidentDetail, officer: { id: string; unitIds: readonly string[] }): boolean {
  if (errand.kind === 'open' || errand.kind === 'notice') return true
  if (errand.kind === 'dispatch') {
    const record = detail.dispatches.find(({ id }) => id === errand.dispatchId)
    return record !== undefined && dispatchTargetOf(record.state, errand.input.action) !== undefined
  }
  const { action } = errand.input
  const legal = isSideAction(action) ? isSideActionLegal(detail.state, action) : targetOf(detail.state, action) !== undefined
  return legal && mayAct(action, { role: 'officer', from: detail.state, holds: holdsFor({ incident: detail, clocks: detail.clocks, dispatches: detail.dispatches }, officer) })
}

/**
 * Whether a stale entry may go again without asking: a note takes nothing away from anybody, and a unit's own record that stands where it stood
 * was not changed in anything that matters to it (another unit joined, the lead moved).
 */
export function mayRebase({ errand }: Entry, detail: IncidentDetail, seenState: string | null): boolean {
  if (errand.kind === 'incident') return errand.input.action === 'note'
  return errand.kind === 'dispatch' && seenState !== null && detail.dispatches.find(({ id }) => id === errand.dispatchId)?.state === seenState
}
