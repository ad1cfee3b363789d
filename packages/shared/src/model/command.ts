import { z } from 'zod'

/** What a person may ask of a device; each protocol's adapter encodes those it knows and refuses the rest. */
export const CommandInput = z.discriminatedUnion('type', [
  z.object({ type: z.literal('locate') }),
  z.object({ type: z.literal('text'), text: z.string().trim().min(1).max(500), urgent: z.boolean().optional() }),
  /** A native device's own command, passed on as it is. */
  z.object({ type: z.literal('custom'), name: z.string().min(1).max(60), params: z.record(z.string(), z.unknown()).optional() }),
])
export type CommandInput = z.infer<typeof CommandInput>

/** What the hub itself asks of a device for somebody who opened its live picture; people send no such thing, for it names where pictures go. */
export const LiveOrder = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('live_start'),
    /** What the device calls the picture. */
    videoId: z.string().min(1).max(200),
    /** 0 the device chooses · 1 960×540 · 2 and 3 1280×720 · 4 1920×1080. */
    quality: z.number().int().min(0).max(4),
    /** Where to send it. It holds a token: it goes to the device and is neither kept nor told. */
    url: z.string().max(2000).optional(),
  }),
  z.object({ type: z.literal('live_stop'), videoId: z.string().min(1).max(200) }),
])
/** Everything that a device can be told. */
export const DeviceOrder = z.discriminatedUnion('type', [...CommandInput.options, ...LiveOrder.options])
export type DeviceOrder = z.infer<typeof DeviceOrder>

export const COMMAND_STATUSES = ['pending', 'sent', 'accepted', 'done', 'failed', 'rejected', 'timeout'] as const
export const CommandStatus = z.enum(COMMAND_STATUSES)
export type CommandStatus = z.infer<typeof CommandStatus>

export const Command = z.object({
  id: z.uuid(),
  deviceId: z.uuid(),
  input: DeviceOrder,
  status: CommandStatus,
  /** The device's own words or code, where it gave any. */
  answer: z.string().nullable(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  by: z.string(),
})
export type Command = z.infer<typeof Command>
