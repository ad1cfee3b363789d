import { contactCalls, routingCalls } from '../link/nouns/routing.js'
import { wholeList } from './whole-list.js'

/** The table that says who is responsible for what where. */
export const routing = {
  pages: (q: string) => wholeList(['routing'], routingCalls.list, q, (row) => `${row.category} ${row.areaName ?? ''} ${row.unitName} ${row.plan ?? ''}`),
  all: { queryKey: ['routing', 'all'] as const, queryFn: ({ signal }: { signal: AbortSignal }) => routingCalls.list(signal) },
  create: routingCalls.create,
  patch: routingCalls.patch,
  remove: routingCalls.remove,
  check: routingCalls.check,
  importCsv: routingCalls.importCsv,
}

/** Whom to call for a community. */
export const contacts = {
  pages: (q: string) => wholeList(['contacts'], contactCalls.list, q, (row) => `${row.areaName} ${row.name} ${row.phone} ${row.substitute?.name ?? ''} ${row.substitute?.phone ?? ''}`),
  all: { queryKey: ['contacts', 'all'] as const, queryFn: ({ signal }: { signal: AbortSignal }) => contactCalls.list(signal) },
  create: contactCalls.create,
  patch: contactCalls.patch,
  remove: contactCalls.remove,
  importCsv: contactCalls.importCsv,
}
