import { z } from 'zod'
import { Fix } from './fix.js'

/** What a thing is, told apart on the map by shape. */
export const DEVICE_KINDS = ['drone', 'dock', 'bodycam', 'truck', 'vehicle', 'camera', 'phone', 'radio', 'sensor'] as const
export const DeviceKind = z.enum(DEVICE_KINDS)
export type DeviceKind = z.infer<typeof DeviceKind>
/** What somebody wears or carries: where it is, a person is. Trucks, cars, drones and fixed cameras are things. */
export const PERSONAL_KINDS = ['bodycam', 'phone', 'radio'] as const satisfies readonly DeviceKind[]
/** Whether a device of this kind stands for the person who has it. */
export const isPersonal = (kind: DeviceKind): boolean => (PERSONAL_KINDS as readonly DeviceKind[]).includes(kind)

/** How a thing speaks. `none` = it never reports by itself (a camera of which only the place is known). */
export const PROTOCOLS = ['native', 'dji', 'jt808', 'owntracks', 'traccar', 'frigate', 'hj212', 'rtsp', 'onvif', 'push', 'none'] as const
export const Protocol = z.enum(PROTOCOLS)
export type Protocol = z.infer<typeof Protocol>

/** The geodetic datum in which a device *declares* its positions; the hub stores WGS-84 only. CGCS2000 equals WGS-84 within a metre. */
export const DATUMS = ['WGS84', 'CGCS2000', 'GCJ02', 'BD09'] as const
export const Datum = z.enum(DATUMS)
export type Datum = z.infer<typeof Datum>

/** online: heard within its kind's promise · stale: later than promised · offline: said goodbye or long silent · never: not heard since adoption. */
export const PRESENCES = ['online', 'stale', 'offline', 'never'] as const
export const Presence = z.enum(PRESENCES)
export type Presence = z.infer<typeof Presence>

/** Free key/value state of a device (acc, load, lifted, coverClosed, flightMode …): scalars only, small. */
export const StateValue = z.union([z.string().max(200), z.number(), z.boolean(), z.null()])
export type StateValue = z.infer<typeof StateValue>
export type DeviceState = Record<string, StateValue>

const text = (max: number) => z.string().trim().min(1).max(max)

/** What an administrator enters when a device is made known. */
export const DeviceInput = z.object({
  name: text(120),
  kind: DeviceKind,
  protocol: Protocol,
  /** What the protocol calls it: serial number, terminal phone, `user/device`, unique id. Absent for native: the hub's id is used. */
  externalId: text(120).optional(),
  plate: text(20).optional(),
  squadId: z.uuid().nullish(),
  datum: Datum.optional(),
  /** Name of the item profile that reads vendor fields (JT/T 808: load, lift, cover). */
  profile: text(60).optional(),
  /** The source behind which it reports; absent = a source of its own is made where the protocol signs in. */
  sourceId: z.uuid().nullish(),
  /** Fixed place of a thing that does not move, WGS-84 degrees. */
  lat: z.number().min(-90).max(90).optional(),
  lon: z.number().min(-180).max(180).optional(),
  /** Where a thing that does not turn looks, degrees clockwise from north (a camera). */
  facingDeg: z.number().min(0).lt(360).optional(),
  /** Free remark. */
  note: z.string().max(500).optional(),
})
export type DeviceInput = z.infer<typeof DeviceInput>

/** A device as the API answers it. */
export const Device = DeviceInput.extend({
  id: z.uuid(),
  /** The hub's small number for it: key of telemetry tables and packed frames. */
  no: z.number().int().positive(),
  externalId: z.string(),
  presence: Presence,
  /** Since when it is in this presence, ISO-8601 UTC. */
  presenceSince: z.iso.datetime().optional(),
  lastFix: Fix.optional(),
  state: z.record(z.string(), StateValue).optional(),
  /** How far its clock lies behind the hub's, ms; negative = ahead. Absent = nothing live heard lately. */
  clockOffsetMs: z.number().optional(),
  enabled: z.boolean(),
  createdAt: z.iso.datetime(),
})
export type Device = z.infer<typeof Device>
