import { Injectable, Logger } from '@nestjs/common'
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common'
import type { Actor } from '@watchfloor/domain'
import type { Alarm } from '@watchfloor/shared'
import { DataSource } from 'typeorm'
import { Settings, runs } from '../../platform/config/settings.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { CaseFeedPort } from '../../ports/case-feed.port.js'
import { IncidentPort } from '../../ports/incident.port.js'
import { askManager, lockAlarm, updateAlarms } from '../../store/alarm-rows.js'

/** Rows that still want an incident are looked for this often, whoever was told of them: a crash between the two commits loses none. */
const SWEEP_MS = 5000
/** One that was refused waits, longer each time. */
const FIRST_WAIT_MS = 5000
const LONGEST_WAIT_MS = 10 * 60_000
const WANTING = `SELECT id FROM alarm WHERE incident_id IS NULL AND state <> 'closed' AND priority <= 'P2' AND id <> ALL($1::uuid[]) ORDER BY last_at LIMIT 500`

/** P1 and P2 become incidents without a hand (DESIGN §5): after the commit that raised them, each in one transaction with its alarm. */
@Injectable()
export class AlarmOpener implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('Rules')
  private timer: NodeJS.Timeout | null = null
  private running: Promise<void> | null = null
  private again = false
  private readonly refused = new Map<string, { notBeforeMs: number; waitMs: number }>()

  constructor(
    private readonly database: DataSource, private readonly pool: PgPool, private readonly feed: CaseFeedPort, private readonly settings: Settings,
    private readonly incidents: IncidentPort,
  ) {}

  onApplicationBootstrap(): void {
    if (!runs(this.settings, 'ingest')) return
    this.timer = setInterval(() => this.wake(), SWEEP_MS)
    this.wake()
  }

  async onModuleDestroy(): Promise<void> {
    if (this.timer) clearInterval(this.timer)
    this.timer = null
    await this.running
  }

  /** Some alarm may want an incident. */
  wake(): void {
    if (this.timer === null) return
    if (this.running) { this.again = true; return }
    this.again = false
    this.running = this.openAll()
      .catch((error: Error) => this.log.warn(`Alarms that want an incident wait: ${error.message}`))
      .finally(() => {
        this.running = null
        if (this.again) this.wake()
      })
  }

  private async openAll(): Promise<void> {
    const nowMs = Date.now()
    // Those that wait are not asked for: enough of them would keep a new one out of sight.
    const waiting = [...this.refused].filter(([, { notBeforeMs }]) => notBeforeMs > nowMs).map(([id]) => id)
    const { rows } = await this.pool.query<{ id: string }>(WANTING, [waiting])
    const known = new Set([...waiting, ...rows.map(({ id }) => id)])
    for (const id of this.refused.keys()) if (!known.has(id)) this.refused.delete(id)
    for (const { id } of rows) {
      if (this.timer === null) return
      try {
        const alarm = await this.open(id)
        if (alarm !== null) this.feed.alarms([alarm], [])
      } catch (error) { this.wait(id, error as Error) }
    }
  }

  /** The lock makes it one even if a person opens it at the same moment; the unique index of incidents is the second guard. */
  private open(id: string): Promise<Alarm | null> {
    return this.database.transaction(async (manager) => {
      const ask = askManager(manager)
      const alarm = await lockAlarm(ask, id)
      if (alarm === null || alarm.incidentId !== null || alarm.state === 'closed') return null
      const actor: Actor = { type: 'system', rule: alarm.rule, why: `${alarm.priority} alarm ${alarm.kind}` }
      const incident = await this.incidents.openForAlarm(alarm, actor, { within: manager })
      const next: Alarm = { ...alarm, version: alarm.version + 1, incidentId: incident.id }
      await updateAlarms(ask, [next])
      return next
    })
  }

  private wait(id: string, error: Error): void {
    const waitMs = Math.min((this.refused.get(id)?.waitMs ?? FIRST_WAIT_MS / 2) * 2, LONGEST_WAIT_MS)
    this.refused.set(id, { notBeforeMs: Date.now() + waitMs, waitMs })
    this.log.error(`No incident could be opened for the alarm ${id}; tried again in ${Math.round(waitMs / 1000)} s: ${error.message}`)
  }
}
