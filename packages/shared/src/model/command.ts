import { z } from 'zod'

/** What a person may ask of a device; each protocol's adapter encodes those it knows and refuses the rest. */
export const CommandInput = z.discriminatedUnion('type', [
  z.object({ type: z.literal('locate') }),
  z.object({ type: z.literal('text'), text: z.string().trim().min(1).max(500), urgent: z.boolean().optional() }),
  /** A native device's own command, passed on as it is. */
  z.object({ type: z.literal('custom'), name: z.string().min(1).max(60), params: z.record(z.string(), z.unknown()).optional() }),
])
export type CommandInput = z.infer<typeof CommandInput>

export const COMMAND_STATUSES = ['pending', 'sent', 'accepted', 'done', 'failed', 'rejected', 'timeout'] as const
export const CommandStatus = z.enum(COMMAND_STATUSES)
export type CommandStatus = z.infer<typeof CommandStatus>

export const Command = z.object({
  id: z.uuid(),
  deviceId: z.uuid(),
  input: CommandInput,
  status: CommandStatus,
  /** The device's own words or code, where it gave any. */
  answer: z.string().nullable(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  by: z.string(),
})
export type Command = z.infer<typeof Command>
