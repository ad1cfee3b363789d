import type { User } from '@watchfloor/shared'
import type { UserEntity } from './entities/index.js'

/** A user as the API tells it: without the password's hash. */
export const toUser = (row: UserEntity): User => ({
  id: row.id, username: row.username, name: row.name, role: row.role, enabled: row.enabled, mustChangePassword: row.mustChangePassword, squadId: row.squadId,
  lastSignInAt: row.lastSignInAt?.toISOString() ?? null,
})
