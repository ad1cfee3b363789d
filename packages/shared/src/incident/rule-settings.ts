import { z } from 'zod'
import { Priority } from './priority.js'

/**
 * How a centre runs one rule: the rationalisation of DOMAIN §6.1 as a form. What follows if nobody acts, what the operator does, and in which time, must
 * be said; a rule without an operator action is no alarm and is refused when saved.
 */
export const RuleSettings = z.object({
  rule: z.string().min(1).max(60),
  enabled: z.boolean(),
  priority: Priority,
  consequence: z.string().trim().min(1, 'say what follows if nobody acts').max(500),
  operatorAction: z.string().trim().min(1, 'say what the operator does: without that it is no alarm').max(500),
  respondWithinS: z.number().int().min(5).max(86_400),
  /** The condition must hold this long before it raises, s. */
  delayOnS: z.number().min(0).max(86_400),
  /** And be gone this long before it clears, s. */
  delayOffS: z.number().min(0).max(86_400),
  /** Read by the rule's own schema. */
  params: z.record(z.string(), z.unknown()),
})
export type RuleSettings = z.infer<typeof RuleSettings>
