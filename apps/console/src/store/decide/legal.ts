import { SIDE_ACTIONS, isSideActionLegal, legalActions, mayAct } from '@watchfloor/shared'
import type { ActionName, Incident, Role } from '@watchfloor/shared'
import { holdsFor } from '@watchfloor/domain'

export interface Person { id: string; role: Role }

/** What an incident itself must say before an action has any sense: what the hub's guards would refuse is not drawn. */
const SENSE: Partial<Record<ActionName, (incident: Incident, person: Person) => boolean>> = {
  close: ({ checkPassed }) => checkPassed !== false,
  merge: ({ children }) => children === 0,
  split: ({ stateBefore }) => stateBefore !== null,
  send_back: ({ leadUnitId }) => leadUnitId !== null,
  take: ({ holder }, { id }) => holder !== id,
  approve_extension: ({ extensionRequest }) => extensionRequest !== null,
  refuse_extension: ({ extensionRequest }) => extensionRequest !== null,
  refuse_suspension: ({ suspensionRequest }) => suspensionRequest !== null,
  suspend: ({ suspensions }) => suspensions === 0,
  decide_appeal: ({ appeal }) => appeal?.verdict === 'open',
  supervise: ({ supervised }) => !supervised,
}
/** What this person may do here and now, by the machine, the actors' table and the incident itself: exactly the buttons that are drawn. */
export function buttonsFor(incident: Incident, person: Person): ActionName[] {
  const holds = holdsFor({ incident, clocks: [], dispatches: [] }, { id: person.id, unitIds: [] })
  const named: ActionName[] = [...legalActions(incident.state), ...SIDE_ACTIONS.filter((action) => isSideActionLegal(incident.state, action))]
  return named.filter((action) => mayAct(action, { role: person.role, from: incident.state, holds }) && (SENSE[action]?.(incident, person) ?? true))
}
