import { randomBytes } from 'node:crypto'
import { SQUADS } from '@watchfloor/city'
import type { FlowAnswer, FlowSettings, Role } from '@watchfloor/shared'
import { DEPARTMENTS } from '../hub/departments.js'
import type { HubClient } from '../hub/hub-client.js'
import { registerDuty } from '../hub/register-duty.js'
import type { Memory } from '../hub/memory.js'

/** Somebody with an account at the hub, signed in as anybody signs in. */
export interface Person { readonly id: string; readonly hub: HubClient }
/** Everybody who works for the city in these stories. */
export interface People { /** Who answers for a unit, squad or department, by the unit's id at the hub. */ readonly units: ReadonlyMap<string, Person>; readonly collectors: readonly Person[]; readonly reporters: ReadonlyMap<string, Person> }

interface Known { readonly id: string; readonly username: string; readonly role: Role }
/** Who passes on what others saw; each is a source of its own that signs in. The hotline's clerk sits in the command room. */
const REPORTERS = [['grid-worker', '网格员', 'grid', 'officer'], ['citizen-app', '随手拍', 'citizen', 'officer'], ['hotline-12345', '12345热线', 'hotline', 'seat'], ['patrol', '巡查队员', 'officer', 'officer']] as const
const COLLECTORS = 6

/** Makes the accounts that are missing, signs everybody in, rosters the desks, and starts the auto-flow. What an administrator has set is left as it is. */
export async function hirePeople(hub: HubClient, memory: Memory, as: (username: string, password: string) => HubClient, flow: Partial<FlowSettings> = {}): Promise<People> {
  const users = new Map((await hub.all<Known>('/api/users')).map((user) => [user.username, user]))
  const squadIds = new Map((await hub.all<{ id: string; name: string }>('/api/squads')).map(({ id, name }) => [name, id]))
  const hire = async (username: string, name: string, squadId: string | null, role: Role = 'officer'): Promise<Person> => {
    const known = users.get(username)
    if (known !== undefined && known.role !== role) await hub.patch(`/api/users/${known.id}`, { role })
    const remembered = memory.passwords.get(`person:${username}`)
    const first = known === undefined
      ? (await hub.post('/api/users', { username, name, role, squadId }) as { id: string; password: string })
      : remembered === undefined ? { id: known.id, ...(await hub.post(`/api/users/${known.id}/reset`, {}) as { password: string }) } : { id: known.id, password: null }
    const password = first.password === null ? remembered! : randomBytes(12).toString('base64url')
    if (first.password !== null) {
      const fresh = as(username, first.password)
      await fresh.signIn(undefined, 3)
      await fresh.post('/api/auth/password', { current: first.password, next: password })
      memory.passwords.set(`person:${username}`, password)
      memory.soon()
    }
    const client = as(username, password)
    await client.signIn(undefined, 3)
    return { id: first.id, hub: client }
  }
  const units = new Map<string, Person>()
  for (const [i, { zh }] of SQUADS.entries()) units.set(squadIds.get(zh)!, await hire(`squad-${i + 1}`, `${zh}值班员`, squadIds.get(zh)!))
  for (const { username, name } of DEPARTMENTS) if (squadIds.has(name)) units.set(squadIds.get(name)!, await hire(username, `${name}值班员`, squadIds.get(name)!))
  const collectors: Person[] = []
  for (let i = 1; i <= COLLECTORS; i++) collectors.push(await hire(`collector-${i}`, `采集员${i}`, null))
  const reporters = new Map<string, Person>()
  for (const [username, name, source, role] of REPORTERS) reporters.set(source, await hire(username, name, null, role))
  await registerDuty(hub, [], Date.now())
  await startFlow(hub, collectors, flow)
  return { units, collectors, reporters }
}

async function startFlow(hub: HubClient, collectors: readonly Person[], flow: Partial<FlowSettings>): Promise<void> {
  const { settings, changedAt } = await hub.get('/api/auto-flow') as FlowAnswer
  if (changedAt !== null && Object.keys(flow).length === 0) return
  await hub.put('/api/auto-flow', { ...settings, enabled: true, checkers: collectors.map(({ id }) => id), ...flow })
}
