import { z } from 'zod'
import { TwoNames } from './categories/category.js'
import { IncidentSource } from './incident.js'
import { Priority } from './priority.js'

/** What a rule of the auto-flow may do, in the order of the case's life. `open` makes an incident of an alarm that is a candidate. */
export const FLOW_STEPS = ['open', 'file', 'verify', 'reject', 'dispatch', 'check', 'rework', 'close'] as const
export const FlowStepName = z.enum(FLOW_STEPS)
export type FlowStepName = z.infer<typeof FlowStepName>

/**
 * What counts as proof that a matter is put right. `camera`: the camera that saw it has looked again and sees it no more, and the picture after is fresh and from there ·
 * `field`: somebody who did not handle it was there and found it put right. Nobody's word for the own work is proof.
 */
export const FLOW_PROOFS = ['camera', 'field'] as const
export const FlowProof = z.enum(FLOW_PROOFS)
export type FlowProof = z.infer<typeof FlowProof>

/** One rule: what it does, and for which incidents: source trust × category × confidence × owner of the area (issue 3 §7). */
export const FlowRule = z.object({
  name: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/),
  title: TwoNames,
  step: FlowStepName,
  enabled: z.boolean(),
  /** Whom it trusts; empty = every source. */
  sources: z.array(IncidentSource).max(20),
  /** Category codes or beginnings of them; empty = every category. */
  categories: z.array(z.string().regex(/^[A-Za-z0-9]{1,20}$/)).max(200),
  /** How sure a detector must be, 0–1; null = it is not asked. A report of a person has no confidence and passes. */
  minConfidence: z.number().min(0).max(1).nullable(),
  /** Only where the routing table names a unit for the category at that place. */
  ownedOnly: z.boolean(),
  /** Of `file`: only what somebody was sent to look at and found so; without it, only what needs no look. */
  verifiedOnly: z.boolean(),
  /** Of `close`: which proof it takes. */
  proof: FlowProof.nullable(),
}).refine(({ step, proof }) => (step === 'close') === (proof !== null), { message: 'a closing rule names its proof, and only a closing rule', path: ['proof'] })
export type FlowRule = z.infer<typeof FlowRule>

/** How a centre runs its auto-flow. */
export const FlowSettings = z.object({
  enabled: z.boolean(),
  rules: z.array(FlowRule).max(100).refine((rules) => new Set(rules.map(({ name }) => name)).size === rules.length, 'two rules have the same name'),
  /** Users who look at the place, to verify and to check: collectors (采集员), grid workers. */
  checkers: z.array(z.uuid()).max(500),
  /** Of what could be closed without a hand, this share goes to a person: quality is sampled, not believed. */
  sampleShare: z.number().min(0.01, 'at least one in a hundred is looked at by a person').max(1),
  /** How long a camera has to see nothing after the work is done, seconds. */
  lookS: z.number().int().min(5).max(86_400),
  /** How near to the place and how fresh the picture after has to be. */
  pictureWithinM: z.number().min(5).max(5000),
  /** Reworks after which a person takes over. */
  maxReworks: z.number().int().min(0).max(10),
})
export type FlowSettings = z.infer<typeof FlowSettings>

/** A place that somebody was sent to look at, to verify or to check; answered by `report_verified` or `report_checked`. */
export const LookTask = z.object({
  id: z.uuid(), number: z.string(), version: z.number().int(), state: z.enum(['verifying', 'checking']), category: z.string(), lat: z.number(), lon: z.number(), description: z.string(), since: z.iso.datetime(),
})
export type LookTask = z.infer<typeof LookTask>
export const LookTasks = z.object({ items: z.array(LookTask) })
export type LookTasks = z.infer<typeof LookTasks>

/** What one rule has done, with what people found of it. */
export const FlowRuleFigures = z.object({ rule: z.string(), step: z.string(), acted: z.number().int(), closed: z.number().int(), rolledBack: z.number().int(), reopened: z.number().int() })
export const FlowAnswer = z.object({ settings: FlowSettings, changedAt: z.iso.datetime().nullable(), changedBy: z.string().nullable(), figures: z.array(FlowRuleFigures) })
export type FlowAnswer = z.infer<typeof FlowAnswer>

/** A case that the rules left to a person after the work was done: drawn as a sample for quality, or not proven. */
export const FlowLeft = z.object({
  id: z.uuid(), number: z.string(), category: z.string(), priority: Priority, address: z.string().nullable(), areaId: z.uuid().nullable(), lat: z.number(), lon: z.number(), sampled: z.boolean(), why: z.string(), at: z.iso.datetime(),
})
export type FlowLeft = z.infer<typeof FlowLeft>
export const FlowLeftAnswer = z.object({ items: z.array(FlowLeft), total: z.number().int() })
export type FlowLeftAnswer = z.infer<typeof FlowLeftAnswer>

/** What a roll-back of a rule would open again: how many, and the newest of them. */
export const RollBackQuery = z.object({ from: z.iso.datetime({ offset: true }).optional(), to: z.iso.datetime({ offset: true }).optional() })
export type RollBackQuery = z.infer<typeof RollBackQuery>
export const RollBackReach = z.object({ closed: z.number().int(), newest: z.array(z.object({ id: z.uuid(), number: z.string(), closedAt: z.iso.datetime() })) })
export type RollBackReach = z.infer<typeof RollBackReach>

/** Rolling back: everything that the rule closed in this time is checked again, by people; the rule is switched off with it unless told otherwise. */
export const RollBackInput = z.object({
  reason: z.string().trim().min(1, 'a reason is required').max(500), from: z.iso.datetime({ offset: true }).optional(), to: z.iso.datetime({ offset: true }).optional(), keepRule: z.boolean().optional(),
})
export type RollBackInput = z.infer<typeof RollBackInput>
/** How far a rolling back is: `left` = still closed by the rule, null `endedAt` = it goes on in the background. `refused` names the first 200 that could not be taken back. */
export const RollBackState = z.object({
  id: z.uuid(), rule: z.string(), startedAt: z.iso.datetime(), endedAt: z.iso.datetime().nullable(), rolledBack: z.number().int(), left: z.number().int(), refused: z.array(z.object({ id: z.uuid(), message: z.string() })),
})
export type RollBackState = z.infer<typeof RollBackState>
/** `disabled` = the rule is switched off. */
export const RollBackAnswer = RollBackState.extend({ disabled: z.boolean() })
export type RollBackAnswer = z.infer<typeof RollBackAnswer>
