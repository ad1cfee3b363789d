import type { ActionAnswer, IncidentDetail, Role } from '@watchfloor/shared'
import pg from 'pg'
import { v7 as uuid } from 'uuid'
import type { PgPool } from '../../src/platform/database/pg-pool.js'
import { newUser, unique } from '../harness/builders.js'
import { Caller } from '../harness/caller.js'

/** What the hub said yes to: the line of the story that came of it. */
export interface Acknowledged { incidentId: string; lineId: string; version: number }
/** A request whose answer may never have come; asked for again with the same id, as a phone would. */
interface Asked { who: 'seat' | 'dispatcher' | 'officer'; path: string; body: { actionId: string } & Record<string, unknown> }

const WRITERS = 4
/** What happens to each incident, in order; walked through by one writer, so that each step knows its version. */
const STEPS: readonly { who: Asked['who']; body: Record<string, unknown> }[] = [
  { who: 'seat', body: { action: 'file' } }, { who: 'dispatcher', body: { action: 'dispatch' } }, { who: 'officer', body: { action: 'accept' } },
  { who: 'officer', body: { action: 'handle', outcome: 'rectified' } }, { who: 'seat', body: { action: 'close' } },
]
/** So often a writer leaves an incident where it is and begins another: its clock has to go on by itself. */
const LEFT_OPEN = 0.15

/** People who report and act without a break, remember every yes, and ask again where the answer was cut off. */
export class Writers {
  readonly acknowledged = new Map<string, Acknowledged>()
  incidents = 0
  repeated = 0
  /** Answers since the present hub came up. */
  answered = 0
  private readonly pool: pg.Pool
  private readonly cut = new Map<number, Asked>()
  private readonly at = new Map<number, { incident: IncidentDetail; step: number }>()
  private tokens: Record<Asked['who'], string> | null = null
  private unitId = ''

  constructor(databaseUrl: string) { this.pool = new pg.Pool({ connectionString: databaseUrl, max: 2 }) }

  /** Answers that are still missing. */
  get unanswered(): number { return this.cut.size }

  async prepare(baseUrl: string): Promise<void> {
    const enter = async (role: Role): Promise<{ id: string; token: string }> => {
      const { id, username, password } = await newUser(this.pool as unknown as PgPool, { role })
      return { id, token: (await new Caller(baseUrl, null).post<{ token: string }>('/api/auth/login', { username, password })).body.token }
    }
    // Through the API: the roster in the hub's memory knows of it before the answer comes.
    const admin = new Caller(baseUrl, (await enter('admin')).token)
    this.unitId = (await admin.post<{ id: string }>('/api/squads', { name: unique('squad ') })).body.id
    const token = async (role: Asked['who']): Promise<string> => {
      const entered = await enter(role)
      if (role === 'officer') await admin.patch(`/api/users/${entered.id}`, { squadId: this.unitId })
      return entered.token
    }
    this.tokens = { seat: await token('seat'), dispatcher: await token('dispatcher'), officer: await token('officer') }
  }

  /** Works until the hub is gone. */
  async work(baseUrl: string): Promise<void> {
    this.answered = 0
    await Promise.all(Array.from({ length: WRITERS }, (_, writer) => this.write(writer, baseUrl, () => true)))
  }

  /** Asks again for what was cut off by the last kill, and no more. */
  async finish(baseUrl: string): Promise<void> {
    await Promise.all(Array.from({ length: WRITERS }, (_, writer) => this.write(writer, baseUrl, () => this.cut.has(writer))))
  }

  async close(): Promise<void> { await this.pool.end() }

  private async write(writer: number, baseUrl: string, goesOn: () => boolean): Promise<void> {
    while (goesOn()) {
      const asked = this.cut.get(writer) ?? this.next(writer)
      if (this.cut.has(writer)) this.repeated += 1
      this.cut.set(writer, asked)
      let answer: { status: number; body: unknown }
      try { answer = await new Caller(baseUrl, this.tokens![asked.who]).post(asked.path, asked.body) } catch { return }
      // The roster of a hub that has just come up may be a second behind; whatever else is refused is a fault.
      if (answer.status === 403 || answer.status === 404 || answer.status === 503) continue
      if (answer.status >= 300) throw new Error(`${asked.path} ${JSON.stringify(asked.body)} was answered ${answer.status} ${JSON.stringify(answer.body)}`)
      this.took(writer, asked, answer.body as IncidentDetail | ActionAnswer)
    }
  }

  private took(writer: number, asked: Asked, answer: IncidentDetail | ActionAnswer): void {
    const isReport = 'timeline' in answer
    const line = isReport ? answer.timeline[0]! : answer.line
    this.acknowledged.set(asked.body.actionId, { incidentId: line.incidentId, lineId: line.id, version: line.version })
    this.cut.delete(writer)
    this.answered += 1
    if (isReport) this.incidents += 1
    this.at.set(writer, { incident: isReport ? answer : answer.incident, step: isReport ? 0 : this.at.get(writer)!.step + 1 })
  }

  private next(writer: number): Asked {
    const now = this.at.get(writer)
    const step = now === undefined ? undefined : STEPS[now.step]
    if (now === undefined || step === undefined || Math.random() < LEFT_OPEN) {
      return { who: 'seat', path: '/api/incidents', body: { actionId: uuid(), category: '0107', lat: 30 + Math.random(), lon: 121, description: '沿街晾挂', source: 'seat' } }
    }
    const units = step.body['action'] === 'dispatch' ? { units: [{ unitId: this.unitId }] } : {}
    return { who: step.who, path: `/api/incidents/${now.incident.id}/actions`, body: { actionId: uuid(), version: now.incident.version, ...step.body, ...units } }
  }
}
