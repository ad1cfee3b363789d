import { Beat, BeatImportAnswer, Duty, OnDutyNow, TableImportAnswer, page } from '@watchfloor/shared'
import type { AreaImportInput, BeatInput, BeatPatch, DutyInput } from '@watchfloor/shared'
import { z } from 'zod'
import { call } from '../http.js'
import type { ListOptions } from './list.js'

export interface DutyFilter extends ListOptions { from?: string | undefined; to?: string | undefined; squadId?: string | undefined }

export const dutyCalls = {
  list: (query: DutyFilter, signal?: AbortSignal) => call('GET', '/api/duty', page(Duty), { query: { ...query }, signal }),
  now: (signal?: AbortSignal) => call('GET', '/api/duty/now', OnDutyNow, { signal }),
  create: (input: DutyInput) => call('POST', '/api/duty', Duty, { json: input }),
  patch: (id: string, input: Partial<DutyInput>) => call('PATCH', `/api/duty/${id}`, Duty, { json: input }),
  importCsv: (csv: Blob, dryRun: boolean) => call('POST', '/api/imports/duty', TableImportAnswer, { query: { dryRun }, csv }),
  remove: (id: string) => call('DELETE', `/api/duty/${id}`, z.unknown(), { keepalive: true }),
}

export interface BeatFilter extends ListOptions { squadId?: string | undefined }

/** The areas and posts where officers have to be. */
export const beatCalls = {
  list: (query: BeatFilter, signal?: AbortSignal) => call('GET', '/api/duty/beats', page(Beat), { query: { ...query }, signal }),
  make: (input: BeatInput) => call('POST', '/api/duty/beats', Beat, { json: input }),
  change: (id: string, patch: BeatPatch) => call('PATCH', `/api/duty/beats/${id}`, Beat, { json: patch }),
  importAll: (input: AreaImportInput, dryRun: boolean) => call('POST', '/api/duty/beats/import', BeatImportAnswer, { query: { dryRun }, json: input }),
  remove: (id: string) => call('DELETE', `/api/duty/beats/${id}`, z.unknown()),
}
