import type { Role } from '../model/user.js'
import type { IncidentSource } from './incident.js'

/** What somebody in the command room takes down: own finds, and what others tell by telephone, paper or radio. */
const TAKEN_DOWN = ['seat', 'video', 'officer', 'grid', 'hotline', 'citizen', 'list'] as const satisfies readonly IncidentSource[]

/**
 * Whom a person of a role may name as having found it. `rule`, `ai` and `drone` are nobody's to claim: they come of alarms, and the auto-flow trusts them as such.
 * Data, so that a city whose drone crews report by hand changes a row.
 */
export const SOURCE_CLAIMS: Readonly<Record<Role, readonly IncidentSource[]>> = {
  seat: TAKEN_DOWN, dispatcher: TAKEN_DOWN, supervisor: TAKEN_DOWN, admin: TAKEN_DOWN,
  officer: ['officer', 'grid', 'citizen'],
}

/** Whether a person of this role may report in the name of that source. */
export const mayClaim = (role: Role, source: IncidentSource): boolean => SOURCE_CLAIMS[role].includes(source)
