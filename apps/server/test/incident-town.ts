import type { ActionAnswer, ActionInput, ApiError, IncidentDetail, IncidentInput } from '@watchfloor/shared'
import { v7 as uuid } from 'uuid'
import { DispatchPort } from '../src/ports/dispatch.port.js'
import { newUser, unique } from './harness/builders.js'
import { Caller } from './harness/caller.js'
import type { Answer } from './harness/caller.js'
import type { TestHub } from './harness/hub.js'
import { until } from './harness/until.js'

type Fields<A> = A extends { version: number } ? Omit<A, 'version'> & { version?: number } : never
/** An action without the version that the caller saw last; it is added. */
export type Step = Fields<ActionInput>

/** A place in the middle of nowhere that no other test of the file uses. */
let places = 0
const somewhere = (): { lat: number; lon: number } => ({ lat: 30.6 + ++places / 1000, lon: 121 })

/** People, a squad, and short words for what tests of cases do over HTTP. */
export class CaseTown {
  private constructor(readonly hub: TestHub, readonly seat: Caller, readonly dispatcher: Caller, readonly supervisor: Caller, readonly admin: Caller, readonly officer: Caller, readonly unitId: string) {}

  static async on(hub: TestHub): Promise<CaseTown> {
    const [seat, dispatcher, supervisor, admin] = [await hub.login('seat'), await hub.login('dispatcher'), await hub.login('supervisor'), await hub.login('admin')]
    const unitId = await squad(admin)
    return new CaseTown(hub, seat, dispatcher, supervisor, admin, await officerOf(hub, unitId), unitId)
  }

  /** Another squad with an officer. */
  async anotherUnit(): Promise<{ unitId: string; officer: Caller }> {
    const unitId = await squad(this.admin)
    return { unitId, officer: await officerOf(this.hub, unitId) }
  }

  /** A fresh report where nothing else is. */
  async report(given: Partial<IncidentInput> = {}, by: Caller = this.seat): Promise<IncidentDetail> {
    const { status, body } = await by.post<IncidentDetail>('/api/incidents', { category: '0405', ...somewhere(), description: '店外经营', source: 'seat', ...given })
    if (status !== 201) throw new Error(`the report was refused: ${JSON.stringify(body)}`)
    return body
  }

  /** Tries an action at the version seen last. */
  try(by: Caller, seen: Pick<IncidentDetail, 'id' | 'version'>, step: Step): Promise<Answer<ActionAnswer & ApiError>> {
    return by.post(`/api/incidents/${seen.id}/actions`, { version: seen.version, ...step })
  }

  /** Does it; a refusal is an error. */
  async act(by: Caller, seen: Pick<IncidentDetail, 'id' | 'version'>, step: Step): Promise<IncidentDetail> {
    const { status, body } = await this.try(by, seen, step)
    if (status !== 200) throw new Error(`${step.action} was refused: ${JSON.stringify(body)}`)
    return body.incident
  }

  async read(id: string, by: Caller = this.seat): Promise<IncidentDetail> { return (await by.get<IncidentDetail>(`/api/incidents/${id}`)).body }

  filed(given: Partial<IncidentInput> = {}): Promise<IncidentDetail> { return this.report(given).then((at) => this.act(this.seat, at, { action: 'file' })) }
  dispatched(given: Partial<IncidentInput> = {}): Promise<IncidentDetail> { return this.filed(given).then((at) => this.act(this.dispatcher, at, { action: 'dispatch', units: [{ unitId: this.unitId }], sendNow: true })) }
  handling(given: Partial<IncidentInput> = {}): Promise<IncidentDetail> { return this.dispatched(given).then((at) => this.act(this.officer, at, { action: 'accept' })) }
  handled(given: Partial<IncidentInput> = {}): Promise<IncidentDetail> { return this.handling(given).then((at) => this.act(this.officer, at, { action: 'handle', outcome: 'rectified', sendNow: true })) }
}

export const newActionId = (): string => uuid()

async function squad(admin: Caller): Promise<string> { return (await admin.post<{ id: string }>('/api/squads', { name: unique('squad ') })).body.id }

async function officerOf(hub: TestHub, unitId: string): Promise<Caller> {
  const { id, username, password } = await newUser(hub.pool, { role: 'officer' })
  await hub.pool.query('UPDATE user_account SET squad_id = $2 WHERE id = $1', [id, unitId])
  await until(() => hub.app.get(DispatchPort).unitsOf(id).includes(unitId))
  return new Caller(hub.baseUrl, (await hub.anonymous.post<{ token: string }>('/api/auth/login', { username, password })).body.token)
}
