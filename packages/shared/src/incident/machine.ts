/**
 * The incident machine: one table for all sides. The server refuses what is absent, the console shows only what is present, a test walks every pair.
 * Who may (`actors.ts`), what must be given (`action-input.ts`) and what must hold (guards in domain/incident) are tables beside it.
 */

/** Every state an incident can be in, in the order of the case's life. */
export const INCIDENT_STATES = ['reported', 'verifying', 'filed', 'dispatched', 'handling', 'suspended', 'handled', 'checking', 'closed', 'rejected', 'merged', 'voided'] as const
export type IncidentState = (typeof INCIDENT_STATES)[number]

/** Every action that can move an incident; those that leave its state alone are in `side-actions.ts`. */
export const INCIDENT_ACTIONS = [
  'verify', 'report_verified', 'file', 'reject', 'dispatch', 'accept', 'handle', 'clear', 'suspend', 'resume', 'return', 'recall', 'send_back', 'rework',
  'check', 'report_checked', 'close', 'reopen', 'recheck', 'cancel', 'merge', 'split', 'void', 'force_close',
] as const
export type IncidentAction = (typeof INCIDENT_ACTIONS)[number]

/** `@before` = the state the incident was in when it was merged. */
export type Target = IncidentState | '@before'

/** from → action → to. What is not here is refused. */
export const INCIDENT_MACHINE = {
  reported: { verify: 'verifying', file: 'filed', reject: 'rejected', merge: 'merged', void: 'voided', force_close: 'closed' },
  verifying: { report_verified: 'reported', cancel: 'reported', merge: 'merged', void: 'voided', force_close: 'closed' },
  filed: { dispatch: 'dispatched', return: 'reported', clear: 'handled', merge: 'merged', void: 'voided', force_close: 'closed' },
  dispatched: { accept: 'handling', return: 'filed', recall: 'filed', clear: 'handled', merge: 'merged', void: 'voided', force_close: 'closed' },
  handling: { handle: 'handled', suspend: 'suspended', return: 'filed', recall: 'filed', merge: 'merged', void: 'voided', force_close: 'closed' },
  suspended: { resume: 'handling', recall: 'filed', return: 'filed', merge: 'merged', void: 'voided', force_close: 'closed' },
  handled: { check: 'checking', send_back: 'handling', rework: 'dispatched', close: 'closed', merge: 'merged', void: 'voided', force_close: 'closed' },
  checking: { report_checked: 'handled', cancel: 'handled', force_close: 'closed' },
  closed: { reopen: 'filed', recheck: 'handled' },
  rejected: { reopen: 'reported' },
  merged: { split: '@before' },
  voided: {},
} as const satisfies Record<IncidentState, Partial<Record<IncidentAction, Target>>>

/** States in which somebody still has to do something; `merged` waits for its target and is neither open nor ended. */
export const OPEN_STATES = ['reported', 'verifying', 'filed', 'dispatched', 'handling', 'suspended', 'handled', 'checking'] as const satisfies readonly IncidentState[]
const open: ReadonlySet<IncidentState> = new Set(OPEN_STATES)
/** Whether an incident in this state still needs somebody. */
export const isOpen = (state: IncidentState): boolean => open.has(state)

/** Where an action leads from a state; undefined = illegal there. */
export const targetOf = (state: IncidentState, action: IncidentAction): Target | undefined =>
  (INCIDENT_MACHINE[state] as Partial<Record<IncidentAction, Target>>)[action]

/** The actions that are legal in a state, whoever asks; the console asks `actors.ts` too before it draws a button. */
export const legalActions = (state: IncidentState): IncidentAction[] => Object.keys(INCIDENT_MACHINE[state]) as IncidentAction[]
