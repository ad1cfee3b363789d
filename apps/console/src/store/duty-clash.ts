import { z } from 'zod'
import { HubError } from '../link/http.js'

/** Whose duty stands in the way of a planned one, and what they have in common. */
const Clash = z.object({ what: z.enum(['person', 'camera', 'vehicle']), person: z.string(), device: z.string().nullable(), startsAt: z.iso.datetime(), endsAt: z.iso.datetime() })
export type DutyClash = z.infer<typeof Clash>

/** The overlap for which the hub refused a duty; null = it was refused for something else. */
export function clashOf(error: unknown): DutyClash | null {
  if (!(error instanceof HubError) || error.code !== 'duty.overlap') return null
  const read = Clash.safeParse(error.details)
  return read.success ? read.data : null
}
