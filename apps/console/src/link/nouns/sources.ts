import { Credentials, DeviceCreated, DropCount, QuarantineEntry, Source, page } from '@watchfloor/shared'
import type { AdoptInput, SourceInput } from '@watchfloor/shared'
import { z } from 'zod'
import { call } from '../http.js'
import type { ListOptions } from './list.js'

const SourceMade = z.object({ source: Source, credentials: Credentials })

export const sourceCalls = {
  list: (signal?: AbortSignal) => call('GET', '/api/sources', page(Source), { signal }),
  create: (input: SourceInput) => call('POST', '/api/sources', SourceMade, { json: input }),
  patch: (id: string, input: { name?: string; enabled?: boolean }) => call('PATCH', `/api/sources/${id}`, Source, { json: input }),
  renew: (id: string) => call('POST', `/api/sources/${id}/credentials`, SourceMade),
  remove: (id: string) => call('DELETE', `/api/sources/${id}`, z.unknown(), { keepalive: true }),
}

export const quarantineCalls = {
  list: (query: ListOptions, signal?: AbortSignal) => call('GET', '/api/quarantine', page(QuarantineEntry), { query: { ...query }, signal }),
  drops: (signal?: AbortSignal) => call('GET', '/api/ingest/drops', page(DropCount), { signal }),
  adopt: (id: string, input: AdoptInput) => call('POST', `/api/quarantine/${id}/adopt`, DeviceCreated, { json: input }),
  remove: (id: string) => call('DELETE', `/api/quarantine/${id}`, z.unknown(), { keepalive: true }),
}
