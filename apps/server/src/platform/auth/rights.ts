import type { Role } from '@watchfloor/shared'

const EVERYONE = ['seat', 'dispatcher', 'supervisor', 'officer', 'admin'] as const
const COMMAND_ROOM = ['seat', 'dispatcher', 'supervisor', 'admin'] as const

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
  readAudit: ['supervisor', 'admin'],
} as const satisfies Record<string, readonly Role[]>
