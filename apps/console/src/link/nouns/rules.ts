import { RuleEntry, RuleList } from '@watchfloor/shared'
import type { RuleSettings } from '@watchfloor/shared'
import { call } from '../http.js'

export const ruleCalls = {
  list: (signal?: AbortSignal) => call('GET', '/api/rules', RuleList, { signal }),
  save: (name: string, settings: RuleSettings) => call('PUT', `/api/rules/${name}`, RuleEntry, { json: settings }),
  reset: (name: string) => call('DELETE', `/api/rules/${name}`, RuleEntry),
}
