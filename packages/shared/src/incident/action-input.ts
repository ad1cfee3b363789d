import { z } from 'zod'
import { INCIDENT_ACTIONS } from './machine.js'
import { Outcome } from './outcome.js'
import { Priority } from './priority.js'
import { SIDE_ACTIONS } from './side-actions.js'

/** What every action carries. */
const base = {
  /** Made by the client: the same one again gets the first answer. */
  actionId: z.uuid().optional(),
  /** The incident's version that the actor saw. */
  version: z.number().int().positive(),
  /** When it was done, where that was earlier than it is told. */
  occurredAt: z.iso.datetime({ offset: true }).optional(),
  note: z.string().trim().max(2000).optional(),
  evidence: z.array(z.string().min(1).max(100)).max(50).optional(),
  /** Effects leave at once; the action cannot be undone. */
  sendNow: z.boolean().optional(),
}
const reason = z.string().trim().min(1, 'a reason is required').max(500)
const until = z.iso.datetime({ offset: true })
const person = z.string().min(1).max(100)
/** Of an outcome that waives a first offence: whose. */
const plate = z.string().trim().min(1).max(20).optional()
const UnitChoice = z.object({ unitId: z.string().min(1).max(100), lead: z.boolean().optional() })

/** One entry per action: the fields it takes beside the common ones. A new action without an entry does not compile. */
const FIELDS = {
  verify: { assignee: person.optional() },
  report_verified: { real: z.boolean() },
  file: { category: z.string().max(20).optional(), standard: z.number().int().min(0).optional(), priority: Priority.optional() },
  reject: { reason },
  /** The first unit leads unless another says so; none = those proposed by category and area. */
  dispatch: { units: z.array(UnitChoice).min(1).max(12).optional(), override: z.string().trim().min(1).max(500).optional() },
  accept: {},
  handle: { outcome: Outcome, rectified: z.boolean().optional(), plate },
  clear: { reason, outcome: Outcome.optional(), plate },
  suspend: { reason, until },
  resume: {},
  return: { reason },
  recall: { reason },
  send_back: { reason },
  /** Units only where nobody worked on it yet; else the one that did does it again. */
  rework: { reason, units: z.array(UnitChoice).min(1).max(12).optional() },
  check: { assignee: person.optional() },
  report_checked: { passed: z.boolean() },
  close: { outcome: Outcome.optional(), rectified: z.boolean().optional(), plate },
  reopen: { reason },
  recheck: { reason },
  cancel: { reason: reason.optional() },
  merge: { into: z.uuid(), reason: reason.optional() },
  split: { reason },
  void: { reason },
  force_close: { reason },
  note: { note: z.string().trim().min(1).max(2000) },
  take: {},
  hand_over: { to: person, reason: reason.optional() },
  amend: { reason, category: z.string().max(20).optional(), priority: Priority.optional(), lat: z.number().min(-90).max(90).optional(), lon: z.number().min(-180).max(180).optional(), address: z.string().trim().max(200).optional(), description: z.string().trim().min(1).max(2000).optional() },
  request_extension: { reason },
  approve_extension: {},
  refuse_extension: { reason },
  request_suspension: { reason, until },
  refuse_suspension: { reason },
  urge: { reason: reason.optional() },
  supervise: { reason },
  appeal: { reason },
  decide_appeal: { granted: z.boolean(), reason },
} as const satisfies Record<(typeof INCIDENT_ACTIONS)[number] | (typeof SIDE_ACTIONS)[number], z.ZodRawShape>
type Fields = typeof FIELDS
type Name = keyof Fields
type Options = { [N in Name]: z.ZodObject<{ action: z.ZodLiteral<N> } & Omit<typeof base, keyof Fields[N]> & Fields[N]> }[Name]

/** Every action with its input; an action without its reason, or with an unknown name, is refused here. */
export const ActionInput = z.discriminatedUnion('action', Object.entries(FIELDS).map(([name, fields]) => z.object({ action: z.literal(name), ...base, ...fields })) as unknown as [Options, ...Options[]])
export type ActionInput = z.infer<Options>
export type ActionName = Name
/** The input of one action. */
export type InputOf<N extends Name> = Extract<ActionInput, { action: N }>

/** Taking back one's own last action, while its time runs. */
export const UndoInput = z.object({ actionId: z.uuid().optional(), version: z.number().int().positive() })
export type UndoInput = z.infer<typeof UndoInput>
