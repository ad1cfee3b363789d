import { dispatchTargetOf, isSideAction, targetOf } from '@watchfloor/shared'
import type { DispatchRecord, IncidentDetail } from '@watchfloor/shared'
import type { Entry } from './entry.js'

/** An incident as it will be once what waits in the queue is told: so that the next step can be taken without a network. */
export function projected(detail: IncidentDetail, entries: readonly Entry[]): IncidentDetail {
  return [...entries].filter(({ lane, state }) => lane === detail.id && state === 'waiting').sort((a, b) => a.key - b.key).reduce(step, detail)
}

function step(detail: IncidentDetail, { errand, userId }: Entry): IncidentDetail {
  if (errand.kind === 'dispatch') {
    const { action } = errand.input
    const dispatches = detail.dispatches.map((record) => (record.id === errand.dispatchId ? moved(record, action) : record))
    const accepts = action === 'accept' && detail.state === 'dispatched'
    return { ...detail, dispatches, state: accepts ? 'handling' : detail.state }
  }
  if (errand.kind === 'open' || errand.kind === 'notice' || isSideAction(errand.input.action)) return detail
  const { action } = errand.input
  const target = targetOf(detail.state, action)
  if (target === undefined || target === '@before') return detail
  return { ...detail, state: target, handledBy: action === 'handle' || action === 'clear' ? userId : detail.handledBy }
}

const moved = (record: DispatchRecord, action: Parameters<typeof dispatchTargetOf>[1]): DispatchRecord => ({ ...record, state: dispatchTargetOf(record.state, action) ?? record.state })
