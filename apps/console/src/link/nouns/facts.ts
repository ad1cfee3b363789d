import { Mask, TableImportAnswer, TruckPermit, TruckPlace, page } from '@watchfloor/shared'
import type { AreaImportInput, MaskInput, TruckPermitInput, TruckPlaceInput } from '@watchfloor/shared'
import { z } from 'zod'
import { call } from '../http.js'
import type { ListOptions } from './list.js'

/** Where and when what looks unlawful is allowed. */
export const maskCalls = {
  list: (query: ListOptions, signal?: AbortSignal) => call('GET', '/api/masks', page(Mask), { query: { ...query }, signal }),
  create: (input: MaskInput) => call('POST', '/api/masks', Mask, { json: input }),
  replace: (id: string, input: MaskInput) => call('PUT', `/api/masks/${id}`, Mask, { json: input }),
  importAll: (input: AreaImportInput, dryRun: boolean) => call('POST', '/api/masks/import', TableImportAnswer, { query: { dryRun }, json: input }),
  remove: (id: string) => call('DELETE', `/api/masks/${id}`, z.unknown(), { keepalive: true }),
}

/** Sites and dumps of muck trucks. */
export const truckPlaceCalls = {
  list: (query: ListOptions, signal?: AbortSignal) => call('GET', '/api/truck-places', page(TruckPlace), { query: { ...query }, signal }),
  create: (input: TruckPlaceInput) => call('POST', '/api/truck-places', TruckPlace, { json: input }),
  replace: (id: string, input: TruckPlaceInput) => call('PUT', `/api/truck-places/${id}`, TruckPlace, { json: input }),
  importAll: (input: AreaImportInput, dryRun: boolean) => call('POST', '/api/truck-places/import', TableImportAnswer, { query: { dryRun }, json: input }),
  remove: (id: string) => call('DELETE', `/api/truck-places/${id}`, z.unknown(), { keepalive: true }),
}

/** Permits of muck trucks. */
export const permitCalls = {
  list: (query: ListOptions, signal?: AbortSignal) => call('GET', '/api/permits', page(TruckPermit), { query: { ...query }, signal }),
  create: (input: TruckPermitInput) => call('POST', '/api/permits', TruckPermit, { json: input }),
  replace: (id: string, input: TruckPermitInput) => call('PUT', `/api/permits/${id}`, TruckPermit, { json: input }),
  importCsv: (csv: Blob, dryRun: boolean) => call('POST', '/api/permits/import', TableImportAnswer, { query: { dryRun }, csv }),
  remove: (id: string) => call('DELETE', `/api/permits/${id}`, z.unknown(), { keepalive: true }),
}
