import { z } from 'zod'
import { Device, DeviceInput, Protocol } from '../model/device.js'
import { Fix } from '../model/fix.js'
import { AreaInput } from '../model/squad.js'
import { Password, User, Username } from '../model/user.js'

/** A page of a list; `total` is exact to 10,000, `next` the cursor of the following page. */
export const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), total: z.number().int(), next: z.string().optional() })
export interface Page<T> { items: T[]; total: number; next?: string }
/** Query of every list. */
export const ListQuery = z.object({ limit: z.coerce.number().int().min(1).max(1000).default(100), cursor: z.string().max(200).optional(), q: z.string().trim().max(100).optional() })
export type ListQuery = z.infer<typeof ListQuery>

export const LoginInput = z.object({ username: Username, password: z.string().min(1).max(200) })
export type LoginInput = z.infer<typeof LoginInput>
/** Signing out. `leave` = why somebody goes without having handed over the shift, in an emergency. */
export const LogoutInput = z.object({ leave: z.string().trim().min(4).max(500).optional() }).default({})
export type LogoutInput = z.infer<typeof LogoutInput>
export const LoginAnswer = z.object({ token: z.string(), user: User })
export type LoginAnswer = z.infer<typeof LoginAnswer>
export const OwnPasswordInput = z.object({ current: z.string().min(1).max(200), next: Password })
export type OwnPasswordInput = z.infer<typeof OwnPasswordInput>

/** What a source signs in with, answered once and never again. */
export const Credentials = z.object({ username: z.string(), password: z.string() })
export type Credentials = z.infer<typeof Credentials>
export const DeviceCreated = Device.extend({ mqtt: Credentials.optional() })
export type DeviceCreated = z.infer<typeof DeviceCreated>
/** Absent = as it was, null = taken away. */
export const DevicePatch = DeviceInput.omit({ protocol: true }).partial().extend({
  enabled: z.boolean().optional(),
  plate: DeviceInput.shape.plate.nullable(),
  profile: DeviceInput.shape.profile.nullable(),
  lat: DeviceInput.shape.lat.nullable(),
  lon: DeviceInput.shape.lon.nullable(),
  facingDeg: DeviceInput.shape.facingDeg.nullable(),
})
export type DevicePatch = z.infer<typeof DevicePatch>

/** Times are ISO-8601; at most 31 days; `limit` points come back, the shape kept (thinned by the hub). `marked` adds fixes kept off the live map. */
export const TrackQuery = z.object({
  from: z.iso.datetime({ offset: true }),
  to: z.iso.datetime({ offset: true }),
  limit: z.coerce.number().int().min(2).max(10_000).default(2000),
  marked: z.enum(['true', 'false']).default('false').transform((v) => v === 'true'),
  format: z.enum(['json', 'gpx', 'csv']).default('json'),
})
export type TrackQuery = z.infer<typeof TrackQuery>
export const TrackAnswer = z.object({ fixes: z.array(Fix), total: z.number().int(), thinned: z.boolean() })
export type TrackAnswer = z.infer<typeof TrackAnswer>

/** What one adapter could not use for one reason since the hub was started, with the last raw messages, newest first; `message` is text, else hex, cut short. */
export const DropCount = z.object({
  adapter: Protocol,
  reason: z.string(),
  count: z.number().int(),
  lastAt: z.iso.datetime(),
  samples: z.array(z.object({ time: z.iso.datetime(), topic: z.string().nullable(), address: z.string().nullable(), message: z.string().nullable() })),
})
export type DropCount = z.infer<typeof DropCount>

/** A way of reading a maker's own JT/T 808 items, as the device form offers it; `builtIn` false = a file of this city's. */
export const ItemProfileEntry = z.object({ name: z.string(), title: z.string(), builtIn: z.boolean() })
export type ItemProfileEntry = z.infer<typeof ItemProfileEntry>

/** CSV import: first with `dryRun`, then for real; all rows or none. */
export const ImportRowError = z.object({ row: z.number().int(), column: z.string().nullable(), code: z.string(), message: z.string() })
export const ImportAnswer = z.object({
  dryRun: z.boolean(),
  rows: z.number().int(),
  created: z.number().int(),
  updated: z.number().int(),
  errors: z.array(ImportRowError),
  preview: z.array(DeviceInput).max(20),
  /** Credentials of sources made by this import, answered once. */
  credentials: z.array(Credentials.extend({ externalId: z.string(), protocol: z.string(), deviceId: z.string() })).optional(),
})
export type ImportAnswer = z.infer<typeof ImportAnswer>

/** A GeoJSON FeatureCollection of areas; each feature is read on its own, so that one that is wrong is named by its number. */
export const AreaImportInput = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(z.object({ type: z.literal('Feature'), properties: z.record(z.string(), z.unknown()).nullish(), geometry: z.object({ type: z.string(), coordinates: z.unknown() }).nullable() })).min(1).max(10_000),
})
export type AreaImportInput = z.infer<typeof AreaImportInput>
export const AreaImportAnswer = ImportAnswer.omit({ credentials: true }).extend({ preview: z.array(AreaInput).max(20) })
export type AreaImportAnswer = z.infer<typeof AreaImportAnswer>

export const AuditEntry = z.object({ id: z.string(), time: z.iso.datetime(), actor: z.string(), action: z.string(), subject: z.string().nullable(), address: z.string().nullable(), details: z.record(z.string(), z.unknown()).nullable() })
export type AuditEntry = z.infer<typeof AuditEntry>

/** What the console needs before anyone signs in. */
export const ClientConfig = z.object({
  centreName: z.string(),
  demo: z.boolean(),
  version: z.string(),
  demoUsers: z.array(z.string()),
  /** Whether single pictures of cameras are to be had; MediaMTX gives none. */
  stills: z.boolean(),
  map: z.object({ engine: z.enum(['maplibre', 'mapbox']), mapboxToken: z.string().nullable(), styleUrl: z.string().nullable(), pmtilesUrl: z.string().nullable(), tiandituKey: z.string().nullable(), datum: z.enum(['WGS84', 'GCJ02']), center: z.tuple([z.number(), z.number()]), zoom: z.number() }),
})
export type ClientConfig = z.infer<typeof ClientConfig>
