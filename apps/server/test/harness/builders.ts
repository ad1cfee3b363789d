import { randomBytes } from 'node:crypto'
import type { Device, DeviceCreated, DeviceInput, Role } from '@watchfloor/shared'
import { v7 as uuid } from 'uuid'
import type { PgPool } from '../../src/platform/database/pg-pool.js'
import { hashPassword } from '../../src/platform/auth/passwords.js'
import type { Caller } from './caller.js'

/** A name that no other test uses. */
export const unique = (start: string): string => `${start}${randomBytes(4).toString('hex')}`

/** A user who may sign in at once; written straight to the database. */
export async function newUser(pool: PgPool, given: { role?: Role; username?: string; password?: string; enabled?: boolean } = {}): Promise<{ id: string; username: string; password: string; role: Role }> {
  const user = { id: uuid(), username: unique('user'), password: 'a-good-password', role: 'seat' as Role, enabled: true, ...given }
  await pool.query(
    'INSERT INTO user_account(id, username, name, role, password_hash, enabled) VALUES ($1, $2, $2, $3, $4, $5)',
    [user.id, user.username, user.role, await hashPassword(user.password), user.enabled])
  return user
}

/** A device made by the API, as an administrator would. */
export async function newDevice(admin: Caller, given: Partial<DeviceInput> = {}): Promise<DeviceCreated> {
  const input: DeviceInput = { name: unique('device '), kind: 'truck', protocol: 'native', ...given }
  const { status, body } = await admin.post<DeviceCreated>('/api/devices', input)
  if (status !== 201) throw new Error(`the device was refused: ${JSON.stringify(body)}`)
  return body
}

/** The device as the API tells it now. */
export const deviceOf = async (caller: Caller, id: string): Promise<Device> => (await caller.get<Device>(`/api/devices/${id}`)).body
