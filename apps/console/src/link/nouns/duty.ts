import { Duty, TableImportAnswer, page } from '@watchfloor/shared'
import type { DutyInput } from '@watchfloor/shared'
import { z } from 'zod'
import { call } from '../http.js'
import type { ListOptions } from './list.js'

export interface DutyFilter extends ListOptions { from?: string | undefined; to?: string | undefined; squadId?: string | undefined }

export const dutyCalls = {
  list: (query: DutyFilter, signal?: AbortSignal) => call('GET', '/api/duty', page(Duty), { query: { ...query }, signal }),
  create: (input: DutyInput) => call('POST', '/api/duty', Duty, { json: input }),
  patch: (id: string, input: Partial<DutyInput>) => call('PATCH', `/api/duty/${id}`, Duty, { json: input }),
  importCsv: (csv: Blob, dryRun: boolean) => call('POST', '/api/imports/duty', TableImportAnswer, { query: { dryRun }, csv }),
  remove: (id: string) => call('DELETE', `/api/duty/${id}`, z.unknown(), { keepalive: true }),
}
