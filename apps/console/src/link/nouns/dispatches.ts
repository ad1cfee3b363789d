import { DispatchProposal, Lookers } from '@watchfloor/shared'
import { call } from '../http.js'

export const dispatchCalls = {
  proposal: (incidentId: string, signal?: AbortSignal) => call('GET', `/api/incidents/${incidentId}/proposal`, DispatchProposal, { signal }),
  lookers: (incidentId: string, signal?: AbortSignal) => call('GET', `/api/incidents/${incidentId}/lookers`, Lookers, { signal }),
}
