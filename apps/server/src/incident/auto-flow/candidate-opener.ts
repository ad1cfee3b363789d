import { actOnAlarm, fits } from '@watchfloor/domain'
import type { Actor } from '@watchfloor/domain'
import { Alarm } from '@watchfloor/shared'
import type { FlowSettings, IncidentSource } from '@watchfloor/shared'
import { HttpException, Injectable, Logger } from '@nestjs/common'
import { DataSource } from 'typeorm'
import type { EntityManager } from 'typeorm'
import { CaseFeedPort } from '../../ports/case-feed.port.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { DeviceDirectory } from '../../store/device-directory.js'
import { CaseDesk } from '../case/case-desk.js'
import { FlowFactsReader } from './flow-facts-reader.js'

const COLUMNS = Object.keys(Alarm.shape).map((field) => [field as keyof Alarm, field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)] as const)
/** Nobody has taken it, put it aside or had it made an incident; P1 and P2 open by themselves, P4 is journal. */
const WANTING = `SELECT id FROM alarm WHERE incident_id IS NULL AND state <> 'closed' AND priority = 'P3' AND taken_at IS NULL AND shelf IS NULL AND last_at > now() - interval '1 day' AND id <> ALL($1::uuid[]) ORDER BY last_at LIMIT 100`
/** A candidate that no rule opened is looked at again after this time: its count and its detector's confidence grow. */
const AGAIN_MS = 30_000

/** Alarms that are candidates for a case (P3) become incidents without a hand where a rule trusts them enough. */
@Injectable()
export class CandidateOpener {
  private readonly log = new Logger('auto-flow')
  private readonly passed = new Map<string, number>()

  constructor(
    private readonly database: DataSource, private readonly pool: PgPool, private readonly desk: CaseDesk, private readonly facts: FlowFactsReader, private readonly devices: DeviceDirectory,
    private readonly feed: CaseFeedPort,
  ) {}

  async run(settings: FlowSettings): Promise<number> {
    if (!settings.enabled || !settings.rules.some(({ step, enabled }) => step === 'open' && enabled)) return 0
    const nowMs = Date.now()
    for (const [id, untilMs] of this.passed) if (untilMs <= nowMs) this.passed.delete(id)
    // Those that were passed over are not asked for again so soon: enough of them would keep all newer ones out of sight.
    const { rows } = await this.pool.query<{ id: string }>(WANTING, [[...this.passed.keys()]])
    let opened = 0
    for (const { id } of rows) {
      const alarm = await this.open(id, settings).catch((error: unknown) => {
        // Whatever is wrong with one alarm, the next round begins with another.
        this.passed.set(id, nowMs + AGAIN_MS)
        if (!(error instanceof HttpException)) throw error
        this.log.warn(`no incident of alarm ${id}: ${error.message}`)
        return null
      })
      if (alarm === null) this.passed.set(id, nowMs + AGAIN_MS)
      else {
        this.feed.alarms([alarm], [])
        opened++
      }
    }
    return opened
  }

  /** The alarm and its incident in one transaction; the lock keeps a person's hand and this one apart. */
  private open(id: string, settings: FlowSettings): Promise<Alarm | null> {
    return this.database.transaction(async (manager) => {
      const alarm = await lockAlarm(manager, id)
      if (alarm === null || alarm.lat === null || alarm.lon === null || alarm.takenAt !== null) return null
      const confidence = alarm.about['confidence']
      const source = this.finderOf(alarm)
      const known = typeof confidence === 'number' ? confidence : null
      const owned = this.facts.ownersOf(alarm.category, alarm.lat, alarm.lon).length > 0
      const rule = settings.rules.find((one) => one.step === 'open' && fits(one, { category: alarm.category, source }, known, owned))
      if (rule === undefined) return null
      const actor: Actor = { type: 'system', rule: `auto.${rule.name}`, why: `${source} ${alarm.kind}${known === null ? '' : `, confidence ${known}`}` }
      const change = actOnAlarm(alarm, { action: 'to_incident', version: alarm.version }, actor, Date.now())
      if (!change.ok) return null
      const incident = await this.desk.openForAlarm(alarm, actor, { within: manager })
      const next: Alarm = { ...change.alarm, incidentId: incident.id }
      await updateAlarm(manager, next)
      return next
    })
  }

  private finderOf({ kind, sourceId }: Alarm): IncidentSource {
    if (!kind.startsWith('ai_')) return 'rule'
    const device = this.devices.byId(sourceId)
    return device?.kind === 'drone' || device?.kind === 'dock' ? 'drone' : 'ai'
  }
}

async function lockAlarm(manager: EntityManager, id: string): Promise<Alarm | null> {
  const [row] = await manager.query<Record<string, unknown>[]>("SELECT * FROM alarm WHERE id = $1 AND incident_id IS NULL AND state <> 'closed' FOR UPDATE SKIP LOCKED", [id])
  if (row === undefined) return null
  return Object.fromEntries(COLUMNS.map(([field, column]) => { const value = row[column]; return [field, value instanceof Date ? value.toISOString() : value] })) as unknown as Alarm
}

async function updateAlarm(manager: EntityManager, alarm: Alarm): Promise<void> {
  const row = Object.fromEntries(COLUMNS.map(([field, column]) => [column, alarm[field]]))
  await manager.query(`UPDATE alarm a SET ${COLUMNS.slice(1).map(([, column]) => `${column} = v.${column}`).join(', ')} FROM jsonb_populate_record(NULL::alarm, $1::jsonb) v WHERE a.id = v.id`, [JSON.stringify(row)])
}
