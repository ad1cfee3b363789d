import { OPEN_STATES } from './machine.js'
import type { IncidentState } from './machine.js'

/** What happens beside the state, never in it (DESIGN §5): requests and their answers, pressure, appeal, notes, who holds it. */
export const SIDE_ACTIONS = [
  'note', 'take', 'hand_over', 'amend', 'request_extension', 'approve_extension', 'refuse_extension', 'request_suspension', 'refuse_suspension', 'urge', 'supervise', 'appeal', 'decide_appeal',
] as const
export type SideAction = (typeof SIDE_ACTIONS)[number]

const IN_WORK = ['dispatched', 'handling'] as const satisfies readonly IncidentState[]

/** In which states each is legal; 'any' includes the ended ones. A suspension is approved by the machine's own action `suspend`. */
export const SIDE_ACTION_STATES = {
  note: 'any',
  take: OPEN_STATES,
  hand_over: OPEN_STATES,
  amend: OPEN_STATES,
  request_extension: IN_WORK,
  approve_extension: IN_WORK,
  refuse_extension: IN_WORK,
  request_suspension: ['handling'],
  refuse_suspension: ['handling'],
  urge: ['dispatched', 'handling', 'suspended'],
  supervise: OPEN_STATES,
  appeal: ['closed'],
  decide_appeal: ['closed'],
} as const satisfies Record<SideAction, readonly IncidentState[] | 'any'>

/** Whether a side action is legal in a state. */
export function isSideActionLegal(state: IncidentState, action: SideAction): boolean {
  const states: readonly IncidentState[] | 'any' = SIDE_ACTION_STATES[action]
  return states === 'any' || states.includes(state)
}

/** Whether a word names a side action rather than one of the machine's. */
export const isSideAction = (action: string): action is SideAction => (SIDE_ACTIONS as readonly string[]).includes(action)
