import { ActionAnswer, BulkAnswer, CodeSet, DuplicateEntry, IncidentDetail, IncidentRow, ReporterToldAnswer, Reporters, SavedFilter, page } from '@watchfloor/shared'
import type { ActionInput, BulkInput, DuplicateQuery, NewIncident, SavedFilterInput, ToldInput, UndoInput } from '@watchfloor/shared'
import { z } from 'zod'
import { call } from '../http.js'
import type { QueryValue } from '../http.js'
import type { ListOptions } from './list.js'

/** As the address carries it: lists are words parted by commas. */
export interface IncidentFilter extends ListOptions {
  state?: string | undefined
  open?: boolean | undefined
  priority?: string | undefined
  source?: string | undefined
  category?: string | undefined
  areaId?: string | undefined
  holder?: string | undefined
  from?: string | undefined
  to?: string | undefined
  bbox?: string | undefined
  sort?: 'queue' | 'newest' | undefined
}

const query = (filter: IncidentFilter): Record<string, QueryValue> => ({ ...filter })

export const incidentCalls = {
  list: (filter: IncidentFilter, signal?: AbortSignal) => call('GET', '/api/incidents', page(IncidentRow), { query: query(filter), signal }),
  get: (id: string, signal?: AbortSignal) => call('GET', `/api/incidents/${id}`, IncidentDetail, { signal }),
  create: (input: NewIncident) => call('POST', '/api/incidents', IncidentDetail, { json: input }),
  act: (id: string, input: ActionInput) => call('POST', `/api/incidents/${id}/actions`, ActionAnswer, { json: input }),
  undo: (id: string, input: UndoInput) => call('POST', `/api/incidents/${id}/undo`, ActionAnswer, { json: input }),
  bulk: (input: BulkInput) => call('POST', '/api/incidents/bulk', BulkAnswer, { json: input }),
  duplicates: (id: string, signal?: AbortSignal) => call('GET', `/api/incidents/${id}/duplicates`, page(DuplicateEntry), { signal }).then(({ items }) => items),
  /** What may be the same as something that is about to be reported. */
  likely: (query: DuplicateQuery, signal?: AbortSignal) => call('GET', '/api/incidents/duplicates', page(DuplicateEntry), { query: { ...query }, signal }).then(({ items }) => items),
  /** Who outside reported it and waits for an answer. */
  reporters: (id: string, signal?: AbortSignal) => call('GET', `/api/incidents/${id}/reporters`, Reporters, { signal }).then(({ items }) => items),
  tell: (id: string, input: ToldInput) => call('POST', `/api/incidents/${id}/told`, ReporterToldAnswer, { json: input }),
  categories: (signal?: AbortSignal) => call('GET', '/api/categories', CodeSet, { signal }),
  savedFilters: (signal?: AbortSignal) => call('GET', '/api/saved-filters', page(SavedFilter), { signal }).then(({ items }) => items),
  saveFilter: (input: SavedFilterInput) => call('POST', '/api/saved-filters', SavedFilter, { json: input }),
  removeFilter: (id: string) => call('DELETE', `/api/saved-filters/${id}`, z.unknown(), { keepalive: true }),
}
