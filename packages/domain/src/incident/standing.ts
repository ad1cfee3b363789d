import { ACTORS, isUnitActive, mayAct } from '@watchfloor/shared'
import type { ActionName, ActorCondition } from '@watchfloor/shared'
import { refuse } from './case-file.js'
import type { Actor, CaseFile, Refusal } from './case-file.js'

const IN_WORK: ReadonlySet<string> = new Set(['dispatched', 'handling', 'suspended'])

/** Which of the conditions of the `ACTORS` table a person fulfils in relation to an incident. */
export function holdsFor({ incident, dispatches }: CaseFile, person: { id: string; unitIds: readonly string[] }): (condition: ActorCondition) => boolean {
  return (condition) => {
    switch (condition) {
      // While there is work only those still concerned; afterwards all that were sent may speak.
      case 'own_unit': return dispatches.some((record) => person.unitIds.includes(record.unitId) && (isUnitActive(record.state) || !IN_WORK.has(incident.state)))
      case 'lead_unit': return incident.leadUnitId !== null && person.unitIds.includes(incident.leadUnitId)
      case 'not_handler': return incident.handledBy !== person.id
      case 'holder': return incident.holder === null || incident.holder === person.id
    }
  }
}

/** Whether an actor may do this here by the `ACTORS` table; the refusal says whose it is. The hub may do anything, by a rule that has a name. */
export function standingFault(file: CaseFile, action: ActionName, actor: Actor): Refusal | null {
  if (actor.type === 'system') {
    return actor.rule.trim() === '' || actor.why.trim() === '' ? refuse('incident.not_allowed', 'the hub acts only by a named rule that says why') : null
  }
  const { state } = file.incident
  const holds = holdsFor(file, actor)
  if (mayAct(action, { role: actor.role, from: state, holds })) return null
  const rows = ACTORS[action].filter((row) => row.from === undefined || row.from.includes(state))
  const whose = rows.map((row) => row.roles.join(' or ') + (row.when === undefined ? '' : ` (${row.when.join(', ')})`)).join('; ')
  const own = rows.find((row) => row.roles.includes(actor.role))
  const unmet = own?.when?.find((condition) => !holds(condition))
  return refuse('incident.not_allowed', unmet === undefined ? `${action} from ${state} is for: ${whose}` : `${action} from ${state}: ${UNMET[unmet]}`, { action, state, whose, unmet })
}

const UNMET: Readonly<Record<ActorCondition, string>> = {
  own_unit: 'only for an officer of a unit that was sent', lead_unit: 'only for an officer of the unit that leads',
  not_handler: 'never by the person who handled it', holder: 'only by the person who holds it',
}
