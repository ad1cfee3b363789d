import { actOnAlarm, fits } from '@watchfloor/domain'
import type { Actor } from '@watchfloor/domain'
import type { Alarm, FlowSettings } from '@watchfloor/shared'
import { HttpException, Injectable, Logger } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { CaseFeedPort } from '../../ports/case-feed.port.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { askManager, lockAlarm, updateAlarms } from '../../store/alarm-rows.js'
import { CaseDesk } from '../case/case-desk.js'
import { FlowFactsReader } from './flow-facts-reader.js'
import { FurtherSightings } from './further-sightings.js'

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
    private readonly database: DataSource, private readonly pool: PgPool, private readonly desk: CaseDesk, private readonly facts: FlowFactsReader, private readonly sightings: FurtherSightings,
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
      const ask = askManager(manager)
      const alarm = await lockAlarm(ask, id)
      if (alarm === null || !isPlaced(alarm) || alarm.incidentId !== null || alarm.state === 'closed' || alarm.takenAt !== null || alarm.shelf !== null) return null
      const confidence = alarm.about['confidence']
      const source = this.desk.finderOf(alarm)
      const known = typeof confidence === 'number' ? confidence : null
      const owned = this.facts.ownersOf(alarm.category, alarm.lat, alarm.lon).length > 0
      const rule = settings.rules.find((one) => one.step === 'open' && fits(one, { category: alarm.category, source }, known, owned))
      if (rule === undefined) return null
      const actor: Actor = { type: 'system', rule: `auto.${rule.name}`, why: `${source} ${alarm.kind}${known === null ? '' : `, confidence ${known}`}` }
      const change = actOnAlarm(alarm, { action: 'to_incident', version: alarm.version }, actor, Date.now())
      if (!change.ok) return null
      const incidentId = await this.sightings.join(alarm, actor, manager) ?? (await this.desk.openForAlarm(alarm, actor, { within: manager })).id
      const next: Alarm = { ...change.alarm, incidentId }
      await updateAlarms(ask, [next])
      return next
    })
  }
}

const isPlaced = (alarm: Alarm): alarm is Alarm & { lat: number; lon: number } => alarm.lat !== null && alarm.lon !== null
