import { DispatchProposal } from '@watchfloor/shared'
import { call } from '../http.js'

export const dispatchCalls = {
  proposal: (incidentId: string, signal?: AbortSignal) => call('GET', `/api/incidents/${incidentId}/proposal`, DispatchProposal, { signal }),
}
