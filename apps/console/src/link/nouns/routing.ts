import { Contact, RoutingCheck, RoutingRow, TableImportAnswer } from '@watchfloor/shared'
import type { ContactInput, RoutingCheckQuery, RoutingRowInput } from '@watchfloor/shared'
import { z } from 'zod'
import { call } from '../http.js'

const Rows = z.object({ items: z.array(RoutingRow) })
const Contacts = z.object({ items: z.array(Contact) })

export const routingCalls = {
  list: (signal?: AbortSignal) => call('GET', '/api/routing', Rows, { signal }),
  create: (input: RoutingRowInput) => call('POST', '/api/routing', RoutingRow, { json: input }),
  patch: (id: string, input: Partial<RoutingRowInput>) => call('PATCH', `/api/routing/${id}`, RoutingRow, { json: input }),
  remove: (id: string) => call('DELETE', `/api/routing/${id}`, z.unknown(), { keepalive: true }),
  check: (query: RoutingCheckQuery) => call('GET', '/api/routing/check', RoutingCheck, { query: { ...query } }),
  importCsv: (csv: Blob, dryRun: boolean) => call('POST', '/api/imports/routing', TableImportAnswer, { query: { dryRun }, csv }),
}

export const contactCalls = {
  list: (signal?: AbortSignal) => call('GET', '/api/contacts', Contacts, { signal }),
  create: (input: ContactInput) => call('POST', '/api/contacts', Contact, { json: input }),
  patch: (id: string, input: Partial<ContactInput>) => call('PATCH', `/api/contacts/${id}`, Contact, { json: input }),
  remove: (id: string) => call('DELETE', `/api/contacts/${id}`, z.unknown(), { keepalive: true }),
  importCsv: (csv: Blob, dryRun: boolean) => call('POST', '/api/imports/contacts', TableImportAnswer, { query: { dryRun }, csv }),
}
