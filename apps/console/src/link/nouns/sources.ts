import { Credentials, DeviceCreated, QuarantineEntry, Source, page } from '@watchfloor/shared'
import type { AdoptInput, SourceInput } from '@watchfloor/shared'
import { z } from 'zod'
import { call } from '../http.js'
import type { ListOptions } from './list.js'

export const sourceCalls = {
  list: (query: ListOptions, signal?: AbortSignal) => call('GET', '/api/sources', page(Source), { query: { ...query }, signal }),
  create: (input: SourceInput) => call('POST', '/api/sources', z.object({ source: Source, credentials: Credentials }), { json: input }),
}

export const quarantineCalls = {
  list: (query: ListOptions, signal?: AbortSignal) => call('GET', '/api/quarantine', page(QuarantineEntry), { query: { ...query }, signal }),
  adopt: (id: string, input: AdoptInput) => call('POST', `/api/quarantine/${id}/adopt`, DeviceCreated, { json: input }),
  remove: (id: string) => call('DELETE', `/api/quarantine/${id}`, z.unknown(), { keepalive: true }),
}
