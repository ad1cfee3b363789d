import { alarmCalls } from '../link/nouns/alarms.js'
import { incidentCalls } from '../link/nouns/incidents.js'
import { evidenceCalls } from '../link/nouns/evidence.js'
import { dispatchCalls } from '../link/nouns/dispatches.js'

type Asked = { signal: AbortSignal }
const HOUR_MS = 3_600_000

/** What the pages of one incident ask the hub; `version` in the key = asked again when it changed. */
export const caseQueries = {
  incident: (id: string) => ({ queryKey: ['incident', id] as const, queryFn: ({ signal }: Asked) => incidentCalls.get(id, signal), staleTime: Infinity }),
  duplicates: (id: string) => ({ queryKey: ['incident', id, 'duplicates'] as const, queryFn: ({ signal }: Asked) => incidentCalls.duplicates(id, signal), staleTime: 20_000 }),
  evidence: (id: string) => ({ queryKey: ['incident', id, 'evidence'] as const, queryFn: ({ signal }: Asked) => evidenceCalls.ofIncident(id, signal), staleTime: 10_000 }),
  proposal: (id: string) => ({ queryKey: ['incident', id, 'proposal'] as const, queryFn: ({ signal }: Asked) => dispatchCalls.proposal(id, signal), staleTime: 15_000 }),
  lookers: (id: string) => ({ queryKey: ['incident', id, 'lookers'] as const, queryFn: ({ signal }: Asked) => dispatchCalls.lookers(id, signal), staleTime: 15_000 }),
  reporters: (id: string) => ({ queryKey: ['incident', id, 'reporters'] as const, queryFn: ({ signal }: Asked) => incidentCalls.reporters(id, signal), staleTime: 10_000 }),
  savedFilters: { queryKey: ['saved-filters'] as const, queryFn: ({ signal }: Asked) => incidentCalls.savedFilters(signal), staleTime: HOUR_MS },
  alarmFigures: { queryKey: ['alarm-figures'] as const, queryFn: ({ signal }: Asked) => alarmCalls.figures(new Date(Date.now() - HOUR_MS).toISOString(), new Date().toISOString(), signal), refetchInterval: 60_000 },
}
