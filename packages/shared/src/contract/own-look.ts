import { z } from 'zod'

const at = z.iso.datetime()
/** Why somebody's track or picture is looked at; the officer reads it. */
export const LOOK_REASONS = ['spot_check', 'anomaly', 'complaint', 'incident', 'other'] as const
export const LookReason = z.enum(LOOK_REASONS)
export type LookReason = z.infer<typeof LookReason>

/** What comes out of a spot check. */
export const CHECK_VERDICTS = ['passed', 'failed', 'not_assessable'] as const

/** A look at oneself, as the officer reads it. */
export const OwnLook = z.object({ id: z.uuid(), at, by: z.string(), what: z.enum(['track', 'picture']), reason: LookReason, note: z.string().nullable(), from: at.nullable(), to: at.nullable(), verdict: z.enum(CHECK_VERDICTS).nullable() })
export type OwnLook = z.infer<typeof OwnLook>
