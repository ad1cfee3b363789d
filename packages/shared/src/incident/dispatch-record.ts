import { z } from 'zod'

/** What one unit does about one incident. */
export const DISPATCH_STATES = ['notified', 'accepted', 'declined', 'en_route', 'on_scene', 'released'] as const
export const DispatchState = z.enum(DISPATCH_STATES)
export type DispatchState = z.infer<typeof DispatchState>
export const DISPATCH_ACTIONS = ['accept', 'decline', 'en_route', 'on_scene', 'release'] as const
export type DispatchAction = (typeof DISPATCH_ACTIONS)[number]

/** from → action → to of a unit's record; a phone that was offline may skip steps forward, never backward. */
export const DISPATCH_MACHINE = {
  notified: { accept: 'accepted', decline: 'declined', release: 'released' },
  accepted: { en_route: 'en_route', on_scene: 'on_scene', release: 'released' },
  en_route: { on_scene: 'on_scene', release: 'released' },
  on_scene: { release: 'released' },
  declined: {},
  released: {},
} as const satisfies Record<DispatchState, Partial<Record<DispatchAction, DispatchState>>>

/** Where an action leads a unit's record; undefined = illegal there. */
export const dispatchTargetOf = (state: DispatchState, action: DispatchAction): DispatchState | undefined =>
  (DISPATCH_MACHINE[state] as Partial<Record<DispatchAction, DispatchState>>)[action]

/** Whether the unit is still concerned. */
export const isUnitActive = (state: DispatchState): boolean => state !== 'declined' && state !== 'released'
/** Whether the unit has said that it goes. */
export const isUnitCommitted = (state: DispatchState): boolean => state === 'accepted' || state === 'en_route' || state === 'on_scene'

const at = z.iso.datetime()
/** One unit sent to one incident. It has its own id and version, so that a phone that was offline can still report. */
export const DispatchRecord = z.object({
  id: z.uuid(),
  incidentId: z.uuid(),
  unitId: z.string(),
  /** The unit whose `handle` ends the work of all. */
  lead: z.boolean(),
  state: DispatchState,
  version: z.number().int().positive(),
  notifiedAt: at,
  acceptedAt: at.nullable(),
  enRouteAt: at.nullable(),
  onSceneAt: at.nullable(),
  endedAt: at.nullable(),
  /** The person of the unit who accepted or declined. */
  by: z.string().nullable(),
  reason: z.string().nullable(),
  /** Why another unit than the one ranked first was chosen. */
  override: z.string().nullable(),
  /** The state to go back to when the incident that was merged away is split off again. */
  heldState: DispatchState.nullable(),
})
export type DispatchRecord = z.infer<typeof DispatchRecord>

const base = {
  actionId: z.uuid().optional(),
  /** The record's version, not the incident's. */
  version: z.number().int().positive(),
  occurredAt: z.iso.datetime({ offset: true }).optional(),
  note: z.string().trim().max(2000).optional(),
}
const reason = z.string().trim().min(1, 'a reason is required').max(500)
/** What a unit may say about its own record. */
export const DispatchActionInput = z.discriminatedUnion('action', [
  z.object({ action: z.literal('accept'), ...base }),
  z.object({ action: z.literal('decline'), ...base, reason }),
  z.object({ action: z.literal('en_route'), ...base }),
  z.object({ action: z.literal('on_scene'), ...base }),
  z.object({ action: z.literal('release'), ...base, reason }),
])
export type DispatchActionInput = z.infer<typeof DispatchActionInput>
