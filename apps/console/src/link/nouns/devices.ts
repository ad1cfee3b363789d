import { Command, Device, DeviceCreated, DeviceEvent, ImportAnswer, ItemProfileEntry, TrackAnswer, page } from '@watchfloor/shared'
import type { CommandInput, DeviceInput, DeviceKind, DevicePatch, Presence, Protocol } from '@watchfloor/shared'
import { z } from 'zod'
import { address, call } from '../http.js'
import type { ListOptions } from './list.js'

export interface DeviceFilter extends ListOptions {
  kind?: DeviceKind | undefined
  protocol?: Protocol | undefined
  presence?: Presence | undefined
  squadId?: string | undefined
}
export interface TrackRange { from: string; to: string; limit?: number }

export const deviceCalls = {
  list: (query: DeviceFilter, signal?: AbortSignal) => call('GET', '/api/devices', page(Device), { query: { ...query }, signal }),
  get: (id: string, signal?: AbortSignal) => call('GET', `/api/devices/${id}`, Device, { signal }),
  create: (input: DeviceInput) => call('POST', '/api/devices', DeviceCreated, { json: input }),
  patch: (id: string, input: DevicePatch) => call('PATCH', `/api/devices/${id}`, Device, { json: input }),
  remove: (id: string) => call('DELETE', `/api/devices/${id}`, z.unknown(), { keepalive: true }),
  itemProfiles: (signal?: AbortSignal) => call('GET', '/api/item-profiles', page(ItemProfileEntry), { signal }),
  credentials: (id: string) => call('POST', `/api/devices/${id}/credentials`, DeviceCreated),
  track: (id: string, range: TrackRange, signal?: AbortSignal) => call('GET', `/api/devices/${id}/track`, TrackAnswer, { query: { ...range }, signal }),
  events: (id: string, limit: number, signal?: AbortSignal) => call('GET', `/api/devices/${id}/events`, page(DeviceEvent), { query: { limit }, signal }),
  commands: (id: string, limit: number, signal?: AbortSignal) => call('GET', `/api/devices/${id}/commands`, page(Command), { query: { limit }, signal }),
  send: (id: string, input: CommandInput) => call('POST', `/api/devices/${id}/commands`, Command, { json: input }),
  /** The file as it is: the hub tells UTF-8, UTF-16 and GBK apart. */
  importCsv: (csv: Blob, dryRun: boolean) => call('POST', '/api/imports/devices', ImportAnswer, { query: { dryRun }, csv }),
}

/** Addresses that the browser downloads by itself. */
export const deviceFiles = {
  csv: (filter: DeviceFilter): string => address('/api/devices.csv', { ...filter }),
  track: (id: string, range: TrackRange, format: 'gpx' | 'csv'): string => address(`/api/devices/${id}/track`, { ...range, format, limit: 10_000 }),
}
