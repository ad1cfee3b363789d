import { z } from 'zod'
import { DeviceEvent } from '../model/event.js'
import { DeviceKind, Presence, Protocol, StateValue } from '../model/device.js'
import { Fix } from '../model/fix.js'
import { Alarm } from '../incident/alarm.js'
import { Bbox } from '../model/bbox.js'
import { Notice } from './dispatch.js'
import { IncidentRow } from './incidents.js'
import { PtzNews } from './ptz.js'

/** What a console shows: fixes come for this view and these kinds only (absent = all kinds). */
export const ViewRequest = z.object({ bbox: Bbox, kinds: z.array(DeviceKind).optional() })
export type ViewRequest = z.infer<typeof ViewRequest>

/** A unit as every console knows it, wherever it is: found by search, counted in clusters. `n` is this connection's number for it. */
export const UnitEntry = z.object({
  n: z.number().int().nonnegative(),
  id: z.uuid(),
  name: z.string(),
  kind: DeviceKind,
  protocol: Protocol,
  externalId: z.string(),
  plate: z.string().optional(),
  squadId: z.string().optional(),
  presence: Presence,
  /** ms since epoch. */
  presenceSince: z.number(),
  /** [time ms, lat, lon, speed m/s or null, course ° or null, battery % or null]; absent = no place known. */
  last: z.tuple([z.number(), z.number(), z.number(), z.number().nullable(), z.number().nullable(), z.number().nullable()]).optional(),
  /** Worst active device event, if any: colours the badge. */
  alarm: z.enum(['warning', 'critical']).optional(),
})
export type UnitEntry = z.infer<typeof UnitEntry>

/** Seconds of silence after which a kind is stale, then offline. */
export const PresencePromise = z.object({ staleS: z.number(), offlineS: z.number() })
export type PresencePromise = z.infer<typeof PresencePromise>

export const HealthState = z.enum(['ok', 'degraded', 'down', 'off'])
export type HealthState = z.infer<typeof HealthState>
/** How the hub itself is: one glyph each in the console's bar. */
export const HubHealth = z.object({
  hub: HealthState,
  database: HealthState,
  broker: HealthState,
  video: HealthState,
  queue: HealthState,
  /** Fixes stored per second over the last 10 s. */
  fixesPerS: z.number(),
  /** Longest wait from receipt to broadcast in the last 10 s, ms. */
  lagMs: z.number(),
})
export type HubHealth = z.infer<typeof HubHealth>

const seq = z.number().int()
/** Hub → console. Every message, fix frames included, carries `seq`, one more than the one before on this connection; a gap = ask `resync`. */
export const ServerMessage = {
  /** First after connecting; a roster follows. `serverTime` in ms. */
  hello: z.object({ seq, serverTime: z.number(), demo: z.boolean(), version: z.string(), promises: z.record(z.string(), PresencePromise) }),
  /** All units this user may see, in pieces; `first` clears what was known, after `last` the picture is whole. */
  roster: z.object({ seq, first: z.boolean(), last: z.boolean(), units: z.array(UnitEntry) }),
  /** Units made known, changed or taken away (by number). */
  units: z.object({ seq, upsert: z.array(UnitEntry), remove: z.array(z.number().int()) }),
  /** [unit number, presence, since ms] each. */
  presence: z.object({ seq, changes: z.array(z.tuple([z.number().int(), Presence, z.number()])) }),
  /** State of the watched unit, at most once a second. `clockOffsetMs`: how far its clock lies behind the hub's (negative = ahead), null = not known. */
  detail: z.object({ seq, id: z.uuid(), state: z.record(z.string(), StateValue), raw: z.string().nullable(), lastFix: Fix.nullable(), receivedAt: z.number().nullable(), clockOffsetMs: z.number().nullable() }),
  event: z.object({ seq, event: DeviceEvent }),
  /** Incidents made or changed, by version; what is older than known is dropped. After a gap the console asks the list again. Not for officers. */
  incidents: z.object({ seq, upsert: z.array(IncidentRow) }),
  /** Alarms raised or changed, by version. `announced`: those that are to be told as of something new. */
  alarms: z.object({ seq, upsert: z.array(Alarm), announced: z.array(z.uuid()) }),
  /** Who else has this incident open; told to all that have. */
  viewers: z.object({ seq, incidentId: z.uuid(), people: z.array(z.object({ id: z.uuid(), name: z.string() })) }),
  /** Who moves a camera, and where it looks now; told to those who may watch it. */
  ptz: z.object({ seq, news: PtzNews }),
  /** The devices that send pictures now and that this person may watch: all of them each time. Not for officers. */
  sending: z.object({ seq, cameras: z.array(z.uuid()) }),
  /** Something this person is told. */
  notice: z.object({ seq, notice: Notice }),
  /** Each 5 s: the pulse by which a console knows that it is live, and the hub's clock. */
  health: z.object({ seq, serverTime: z.number(), health: HubHealth }),
} as const
export type ServerMessages = { [K in keyof typeof ServerMessage]: z.infer<(typeof ServerMessage)[K]> }

/** Console → hub. */
export const ClientMessage = {
  view: ViewRequest,
  /** The unit whose drawer is open, null for none. */
  watch: z.object({ id: z.uuid().nullable() }),
  /** The incident whose page is open, null for none. */
  look: z.object({ incidentId: z.uuid().nullable() }),
  resync: z.object({}),
} as const
export type ClientMessages = { [K in keyof typeof ClientMessage]: z.infer<(typeof ClientMessage)[K]> }

/** Event types for socket.io: messages by name, and `fixes` as one binary fix frame (fix-frame.ts). */
export type ServerToClient = { [K in keyof ServerMessages]: (message: ServerMessages[K]) => void } & { fixes: (frame: ArrayBuffer | Uint8Array) => void }
export type ClientToServer = { [K in keyof ClientMessages]: (message: ClientMessages[K]) => void }
