import { z } from 'zod'
import { Role } from '../model/user.js'
import { LineAbout } from './timeline.js'

/** Whom an effect is for. */
export const EffectTarget = z.discriminatedUnion('type', [
  z.object({ type: z.literal('unit'), unitId: z.string() }),
  z.object({ type: z.literal('role'), role: Role }),
  z.object({ type: z.literal('person'), id: z.string() }),
  z.object({ type: z.literal('reporter') }),
  /** Webhooks and Open311: whoever subscribed. */
  z.object({ type: z.literal('subscribers') }),
  /** The hub itself. */
  z.object({ type: z.literal('hub') }),
])
export type EffectTarget = z.infer<typeof EffectTarget>

/**
 * What has to happen because of a change. `notify` tells work to do, `withdraw` that it is off, `answer` what became of a report, `publish` the change to
 * the outside, `tell_children` makes what was merged in follow, `take_picture` has the hub look what its alarm looked like. The row is the truth, a job only wakes it (DESIGN §2).
 */
export const EFFECT_TYPES = ['notify', 'withdraw', 'answer', 'publish', 'tell_children', 'take_picture'] as const
export const Effect = z.object({
  id: z.uuid(),
  incidentId: z.uuid(),
  /** The incident's: receivers drop what is older than what they know. */
  version: z.number().int().positive(),
  type: z.enum(EFFECT_TYPES),
  to: EffectTarget,
  /** Why: the action that led to it. */
  action: z.string(),
  about: LineAbout,
  /** Not before this; until then an undo cancels it. */
  notBefore: z.iso.datetime(),
})
export type Effect = z.infer<typeof Effect>
