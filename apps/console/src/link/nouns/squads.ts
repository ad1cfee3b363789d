import { Area, AreaImportAnswer, Squad, page } from '@watchfloor/shared'
import type { AreaImportInput, AreaInput, SquadInput } from '@watchfloor/shared'
import { z } from 'zod'
import { call } from '../http.js'
import type { ListOptions } from './list.js'

export const squadCalls = {
  list: (query: ListOptions, signal?: AbortSignal) => call('GET', '/api/squads', page(Squad), { query: { ...query }, signal }),
  create: (input: SquadInput) => call('POST', '/api/squads', Squad, { json: input }),
  patch: (id: string, input: Partial<SquadInput>) => call('PATCH', `/api/squads/${id}`, Squad, { json: input }),
  remove: (id: string) => call('DELETE', `/api/squads/${id}`, z.unknown(), { keepalive: true }),
}

export const areaCalls = {
  list: (query: ListOptions, signal?: AbortSignal) => call('GET', '/api/areas', page(Area), { query: { ...query }, signal }),
  create: (input: AreaInput) => call('POST', '/api/areas', Area, { json: input }),
  patch: (id: string, input: Partial<AreaInput>) => call('PATCH', `/api/areas/${id}`, Area, { json: input }),
  importAll: (input: AreaImportInput, dryRun: boolean) => call('POST', '/api/areas/import', AreaImportAnswer, { query: { dryRun }, json: input }),
  remove: (id: string) => call('DELETE', `/api/areas/${id}`, z.unknown(), { keepalive: true }),
}
