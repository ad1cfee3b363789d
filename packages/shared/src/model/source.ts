import { z } from 'zod'
import { DeviceKind, Protocol } from './device.js'

/** Something that signs in and speaks for one or many devices: a device itself, a dock, a Traccar server. */
export const Source = z.object({
  id: z.uuid(),
  name: z.string(),
  protocol: Protocol,
  /** What it signs in with at the broker or the HTTP doors. */
  username: z.string(),
  enabled: z.boolean(),
  /** Ids it may speak for beyond its own devices (a dock's aircraft), as topology told us. */
  lastSeenAt: z.iso.datetime().nullable(),
  devices: z.number().int(),
})
export type Source = z.infer<typeof Source>
export const SourceInput = z.object({ name: z.string().trim().min(1).max(120), protocol: Protocol, username: z.string().regex(/^[A-Za-z0-9._-]{2,60}$/).optional() })
export type SourceInput = z.infer<typeof SourceInput>

/** Why something was not let in. */
export const QUARANTINE_REASONS = ['unknown_device', 'refused_sign_in', 'wrong_topic', 'protocol_version', 'unsupported'] as const
/** One unknown sender: one row however often it knocks. */
export const QuarantineEntry = z.object({
  id: z.uuid(),
  protocol: Protocol,
  externalId: z.string(),
  reason: z.enum(QUARANTINE_REASONS),
  sourceId: z.uuid().nullable(),
  /** Network address the last message came from. */
  address: z.string().nullable(),
  /** Kind guessed from what it said. */
  suggestedKind: DeviceKind.nullable(),
  lastTopic: z.string().nullable(),
  /** Last raw message: text where it is text, else hex; at most 4 KiB. */
  lastMessage: z.string().nullable(),
  /** What to do about it, where the hub knows. */
  hint: z.string().nullable(),
  count: z.number().int(),
  firstSeenAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
})
export type QuarantineEntry = z.infer<typeof QuarantineEntry>
export const AdoptInput = z.object({ name: z.string().trim().min(1).max(120).optional(), kind: DeviceKind.optional(), squadId: z.uuid().nullish(), plate: z.string().max(20).optional(), profile: z.string().max(60).optional() })
export type AdoptInput = z.infer<typeof AdoptInput>
