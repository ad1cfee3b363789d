import { BlindSpots, BlindStretches, Coverage, PatrolProofAnswer, PatrolRound, PatrolRounds, PatrolSession, PatrolSessions } from '@watchfloor/shared'
import type { CoverageQuery, PatrolDecide, PatrolInterrupt, PatrolProof, PatrolResume, PatrolRoundInput, PatrolRoundPatch, PatrolStart } from '@watchfloor/shared'
import { z } from 'zod'
import { call } from '../http.js'

const session = (id: string, path: string, json?: unknown) => call('POST', `/api/patrol/sessions/${id}/${path}`, PatrolSession, json === undefined ? {} : { json })

export const patrolCalls = {
  rounds: (signal?: AbortSignal) => call('GET', '/api/patrol/rounds', PatrolRounds, { signal }),
  create: (json: PatrolRoundInput) => call('POST', '/api/patrol/rounds', PatrolRound, { json }),
  change: (id: string, json: PatrolRoundPatch) => call('PATCH', `/api/patrol/rounds/${id}`, PatrolRound, { json }),
  remove: (id: string) => call('DELETE', `/api/patrol/rounds/${id}`, z.undefined()),
  open: (signal?: AbortSignal) => call('GET', '/api/patrol/sessions/open', PatrolSessions, { signal }),
  start: (json: PatrolStart) => call('POST', '/api/patrol/sessions', PatrolSession, { json }),
  prove: (id: string, json: PatrolProof) => call('POST', `/api/patrol/sessions/${id}/proof`, PatrolProofAnswer, { json }),
  decide: (id: string, json: PatrolDecide) => session(id, 'decisions', json),
  interrupt: (id: string, json: PatrolInterrupt) => session(id, 'interrupt', json),
  resume: (id: string, json: PatrolResume) => session(id, 'resume', json),
  leave: (id: string) => session(id, 'leave'),
  coverage: (query: Pick<CoverageQuery, 'from' | 'to' | 'groupBy'>, signal?: AbortSignal) => call('GET', '/api/patrol/coverage', Coverage, { query: { ...query }, signal }),
  blindSpots: (signal?: AbortSignal) => call('GET', '/api/blind-spots', BlindSpots, { signal }),
  blindStretches: (signal?: AbortSignal) => call('GET', '/api/blind-spots/stretches', BlindStretches, { signal }),
}
