import { FlowAnswer, FlowLeftAnswer, RollBackAnswer, RollBackReach, RollBackState } from '@watchfloor/shared'
import type { FlowSettings, RollBackInput, RollBackQuery } from '@watchfloor/shared'
import { call } from '../http.js'

export const autoFlowCalls = {
  read: (signal?: AbortSignal) => call('GET', '/api/auto-flow', FlowAnswer, { signal }),
  write: (settings: FlowSettings) => call('PUT', '/api/auto-flow', FlowAnswer, { json: settings }),
  left: (signal?: AbortSignal) => call('GET', '/api/auto-flow/left', FlowLeftAnswer, { signal }),
  reach: (rule: string, query: RollBackQuery, signal?: AbortSignal) => call('GET', `/api/auto-flow/rules/${rule}/closed`, RollBackReach, { query: { ...query }, signal }),
  rollBackState: (id: string, signal?: AbortSignal) => call('GET', `/api/auto-flow/roll-backs/${id}`, RollBackState, { signal }),
  rollBack: (rule: string, input: RollBackInput) => call('POST', `/api/auto-flow/rules/${rule}/roll-back`, RollBackAnswer, { json: input }),
}
