import type { Role } from '@watchfloor/shared'

const EVERYONE = ['seat', 'dispatcher', 'supervisor', 'officer', 'admin'] as const
const COMMAND_ROOM = ['seat', 'dispatcher', 'supervisor', 'admin'] as const

/** Those who see all incidents and alarms; officers see their own tasks. */
export const CASE_ROLES = COMMAND_ROOM

/**
 * Who may do what: the whole matrix, least privilege. A handler names its line (`@Roles(...MAY.readAudit)`); one that names none is refused to all.
 */
export const MAY = {
  /** Own account, and what every screen needs. */
  useOwnAccount: EVERYONE,
  seeMap: EVERYONE,
  /** Where somebody was: not for officers, who would see their colleagues' days. */
  readTracks: COMMAND_ROOM,
  readDevices: EVERYONE,
  commandDevices: COMMAND_ROOM,
  manageDevices: ['admin'],
  manageQuarantine: ['admin'],
  readPlaces: EVERYONE,
  managePlaces: ['admin'],
  manageUsers: ['admin'],
  /** Names and roles only: whom something can be handed to, and who holds it. */
  readColleagues: COMMAND_ROOM,
  readAudit: ['supervisor', 'admin'],
  readIncidents: CASE_ROLES,
  /** Which action whom is a table of its own (`ACTORS` in shared/incident); officers reach their own incidents only. */
  actOnIncidents: EVERYONE,
  reportIncidents: EVERYONE,
  /** Many at once: not from a phone in the street. */
  importIncidents: COMMAND_ROOM,
  /** Calling back who reported, and saying so. */
  tellReporters: ['seat', 'dispatcher', 'supervisor'],
  readAlarms: CASE_ROLES,
  actOnAlarms: ['seat', 'dispatcher', 'supervisor'],
  readRules: CASE_ROLES,
  manageRules: ['admin'],
  manageCategories: ['admin'],
  readDuty: EVERYONE,
  manageDuty: ['dispatcher', 'supervisor', 'admin'],
  /** Looking at officers is the supervisors' alone; what rules it and whether draws were fair, others may read. */
  supervise: ['supervisor'],
  readSupervision: ['supervisor', 'admin'],
  manageSupervision: ['admin'],
  manageRouting: ['admin'],
  manageChannels: ['admin'],
  keepEvidence: EVERYONE,
  readEvidence: EVERYONE,
  exportEvidence: ['supervisor', 'admin'],
  /** Which camera is the camera's own list of roles beside this; officers publish, they do not watch. */
  watchVideo: COMMAND_ROOM,
  publishVideo: COMMAND_ROOM,
  manageVideo: ['admin'],
  /** What cameras showed before; as with live pictures the camera's own list of roles is asked too. */
  lookAtRecordings: COMMAND_ROOM,
  /** Taking a stretch out of the house, and keeping one as evidence of an incident, are two things. */
  exportRecordings: ['supervisor', 'admin'],
  keepClips: ['seat', 'dispatcher', 'supervisor'],
  /** Moving a camera that may be watched. */
  movePtz: COMMAND_ROOM,
  /** What a camera's presets are is the same for all seats. */
  managePresets: ['supervisor', 'admin'],
  /** Walking a patrol round. */
  patrolVideo: ['seat', 'dispatcher', 'supervisor'],
  /** What rounds there are, and what they cover. */
  readPatrol: COMMAND_ROOM,
  managePatrol: ['supervisor', 'admin'],
  readFigures: CASE_ROLES,
  readAutoFlow: CASE_ROLES,
  manageAutoFlow: ['admin'],
  /** Taking back what a rule closed opens cases again: who answers for them does it. */
  rollBackAutoFlow: ['supervisor'],
} as const satisfies Record<string, readonly Role[]>
