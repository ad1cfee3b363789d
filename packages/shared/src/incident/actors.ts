import type { Role } from '../model/user.js'
import type { IncidentAction, IncidentState } from './machine.js'
import type { SideAction } from './side-actions.js'

/**
 * What must be true of the person beside the role. `own_unit`: of a unit with an open dispatch record here · `lead_unit`: of the one that leads ·
 * `not_handler`: not the person who handled it · `holder`: the person it was handed to.
 */
export const ACTOR_CONDITIONS = ['own_unit', 'lead_unit', 'not_handler', 'holder'] as const
export type ActorCondition = (typeof ACTOR_CONDITIONS)[number]

/** One way to be allowed: any of the roles, from any of the states (absent = all), all conditions holding. */
export interface ActorRule { readonly roles: readonly Role[]; readonly when?: readonly ActorCondition[]; readonly from?: readonly IncidentState[] }

const rule = (roles: readonly Role[], more: Omit<ActorRule, 'roles'> = {}): ActorRule => ({ roles, ...more })
const BEFORE_FILING = ['reported', 'verifying'] as const satisfies readonly IncidentState[]
const seat = rule(['seat'])
const dispatcher = rule(['dispatcher'])
const supervisor = rule(['supervisor'])
const ownUnit = rule(['officer'], { when: ['own_unit'] })
const leadUnit = rule(['officer'], { when: ['lead_unit'] })
const checker = rule(['seat', 'supervisor'], { when: ['not_handler'] })

/**
 * Who may do what (DESIGN §5 "Who"): any row that fits is enough, none = nobody. The hub itself may do anything, but only by a named rule.
 * Data, so that a city which deals its tasks otherwise changes a row.
 */
export const ACTORS: Readonly<Record<IncidentAction | SideAction, readonly ActorRule[]>> = {
  verify: [seat],
  report_verified: [rule(['seat', 'officer', 'supervisor'])],
  cancel: [rule(['seat', 'supervisor'])],
  file: [seat],
  reject: [seat],
  merge: [seat],
  split: [rule(['seat', 'supervisor'])],
  dispatch: [dispatcher],
  accept: [ownUnit],
  handle: [leadUnit],
  clear: [rule(['seat', 'dispatcher']), rule(['officer'], { when: ['own_unit'], from: ['dispatched'] })],
  suspend: [supervisor],
  resume: [leadUnit, rule(['dispatcher', 'supervisor'])],
  return: [rule(['dispatcher'], { from: ['filed'] }), rule(['officer'], { when: ['lead_unit'], from: ['dispatched', 'handling', 'suspended'] })],
  recall: [dispatcher],
  send_back: [dispatcher],
  rework: [dispatcher],
  check: [checker],
  report_checked: [rule(['seat', 'officer', 'supervisor'], { when: ['not_handler'] })],
  close: [checker],
  reopen: [supervisor],
  recheck: [supervisor],
  void: [rule(['seat'], { from: BEFORE_FILING }), supervisor],
  force_close: [supervisor],
  note: [rule(['seat', 'dispatcher', 'supervisor', 'admin']), ownUnit],
  take: [rule(['seat', 'dispatcher', 'supervisor'])],
  hand_over: [rule(['seat', 'dispatcher'], { when: ['holder'] }), supervisor],
  amend: [rule(['seat'], { from: BEFORE_FILING }), rule(['dispatcher'], { from: ['filed'] }), supervisor],
  request_extension: [leadUnit],
  approve_extension: [supervisor],
  refuse_extension: [supervisor],
  request_suspension: [leadUnit],
  refuse_suspension: [supervisor],
  urge: [rule(['dispatcher', 'supervisor'])],
  supervise: [supervisor],
  appeal: [rule(['officer'], { when: ['own_unit'] })],
  decide_appeal: [supervisor],
}

/** What is known of a person in relation to one incident. */
export interface ActorStanding { role: Role; from: IncidentState; holds: (condition: ActorCondition) => boolean }

/** Whether a person may do this here: the answer to which buttons are drawn, and the hub's own check. */
export const mayAct = (action: IncidentAction | SideAction, { role, from, holds }: ActorStanding): boolean =>
  ACTORS[action].some((row) => row.roles.includes(role) && (row.from === undefined || row.from.includes(from)) && (row.when ?? []).every(holds))
