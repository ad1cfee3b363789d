import { ROLES } from '@watchfloor/shared'
import type { Role } from '@watchfloor/shared'
import { v7 as uuid } from 'uuid'
import type { PgPool } from '../database/pg-pool.js'
import type { Settings } from '../config/settings.js'
import { hashPassword, inventPassword } from '../auth/passwords.js'

const DEMO_PASSWORD = 'demo'
const DEMO_NAMES: Record<Role, string> = { seat: '演示座席员', dispatcher: '演示派遣员', supervisor: '演示督查员', officer: '演示队员', admin: '演示管理员' }

/**
 * Sees that somebody can sign in: in a demo one user a role, whose passwords are put back at each start; else, where nobody has an
 * account yet, an administrator. Gives the password made for that one, to be printed once.
 */
export async function ensureFirstUsers(pool: PgPool, settings: Settings): Promise<string | null> {
  if (settings.DEMO) {
    const passwordHash = await hashPassword(DEMO_PASSWORD)
    for (const role of ROLES) {
      await pool.query(
        `INSERT INTO user_account(id, username, name, role, password_hash) VALUES ($1, $2, $3, $2, $4)
         ON CONFLICT (username) DO UPDATE SET role = EXCLUDED.role, password_hash = EXCLUDED.password_hash, enabled = true, must_change_password = false`,
        [uuid(), role, DEMO_NAMES[role], passwordHash])
    }
    return null
  }
  const { rows: [row] } = await pool.query<{ empty: boolean }>('SELECT NOT EXISTS (SELECT 1 FROM user_account) AS empty')
  if (!row!.empty) return null
  const password = settings.ADMIN_PASSWORD ?? inventPassword()
  const { rowCount } = await pool.query(
    `INSERT INTO user_account(id, username, name, role, password_hash, must_change_password) VALUES ($1, 'admin', '管理员', 'admin', $2, $3) ON CONFLICT DO NOTHING`,
    [uuid(), await hashPassword(password), settings.ADMIN_PASSWORD === undefined])
  return rowCount && settings.ADMIN_PASSWORD === undefined ? password : null
}
