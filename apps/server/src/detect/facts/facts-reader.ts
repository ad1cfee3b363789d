import { Injectable, Logger } from '@nestjs/common'
import type { OnApplicationBootstrap, OnModuleDestroy, OnModuleInit } from '@nestjs/common'
import { checkSettings, defaultSettings } from '@watchfloor/domain'
import type { AnyRule } from '@watchfloor/domain'
import { DEFAULT_CALENDAR, Mask, TruckPermit, TruckPlace, WorkCalendar } from '@watchfloor/shared'
import type { Area, RuleSettings } from '@watchfloor/shared'
import type { z } from 'zod'
import { Settings, runs } from '../../platform/config/settings.js'
import { CALENDAR_KEY } from '../../platform/places/city-clock.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { DetectMetrics } from '../detect-metrics.js'
import { Facts } from './facts.js'

/** Another process may have changed them; the one that changes them itself says so at once. */
const LOOK_MS = 2000
/** Moves whenever a row of these tables is made, changed or taken away, whoever did it: no writer has to remember to tell. */
const STAMP = `SELECT ${['rule_settings', 'mask', 'truck_place', 'truck_permit', 'area'].map((table) => `(SELECT count(*) || '.' || coalesce(sum(xmin::text::bigint), 0) FROM ${table}) AS ${table}`).join(', ')},
  (SELECT xmin::text FROM setting WHERE key = '${CALENDAR_KEY}') AS calendar`
type Part = 'rule_settings' | 'mask' | 'truck_place' | 'truck_permit' | 'area' | 'calendar'
type Stamp = Record<Part, string | null>

/** Brings the facts of the rules into memory, and again what changed, in the process that runs rules. */
@Injectable()
export class FactsReader implements OnModuleInit, OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('Rules')
  private readonly here: boolean
  private stamp: Partial<Stamp> = {}
  private reading: Promise<void> = Promise.resolve()
  private timer: NodeJS.Timeout | null = null

  constructor(private readonly pool: PgPool, private readonly facts: Facts, private readonly metrics: DetectMetrics, settings: Settings) { this.here = runs(settings, 'ingest') }

  async onModuleInit(): Promise<void> { await this.refresh() }

  onApplicationBootstrap(): void {
    if (!this.here) return
    let failing = false
    this.timer = setInterval(() => {
      this.refresh().then(() => { failing = false }, (error: Error) => {
        if (!failing) this.log.warn(`What the rules look at could not be read again: ${error.message}`)
        failing = true
      })
    }, LOOK_MS)
  }

  onModuleDestroy(): void { if (this.timer) clearInterval(this.timer) }

  /** Reads what changed since the last time. When it is done, everything committed before the call is in force here. */
  refresh(): Promise<void> {
    if (!this.here) return Promise.resolve()
    this.reading = this.reading.catch(() => undefined).then(() => this.read())
    return this.reading
  }

  private async read(): Promise<void> {
    const { rows: [stamp] } = await this.pool.query<Stamp>(STAMP)
    const isNew = (part: Part): boolean => stamp![part] !== this.stamp[part]
    const { facts } = this
    if (isNew('calendar')) facts.takeUtcOffset(await this.utcOffset())
    if (isNew('rule_settings')) facts.takeSettings(await this.settings())
    if (isNew('mask')) facts.takeMasks(await this.bodies('mask', Mask))
    if (isNew('truck_place')) facts.takePlaces(await this.bodies('truck_place', TruckPlace))
    if (isNew('truck_permit')) facts.takePermits(await this.bodies('truck_permit', TruckPermit))
    if (isNew('area')) facts.takeAreas((await this.pool.query<Pick<Area, 'id' | 'level' | 'geometry'>>('SELECT id, level, geometry FROM area')).rows)
    this.stamp = stamp!
  }

  private async utcOffset(): Promise<number> {
    const { rows: [row] } = await this.pool.query<{ value: unknown }>('SELECT value FROM setting WHERE key = $1', [CALENDAR_KEY])
    if (row === undefined) return DEFAULT_CALENDAR.utcOffsetMin
    const read = WorkCalendar.safeParse(row.value)
    if (!read.success) this.metrics.refused('calendar')
    return read.success ? read.data.utcOffsetMin : DEFAULT_CALENDAR.utcOffsetMin
  }

  private async settings(): Promise<(rule: AnyRule) => RuleSettings> {
    const stored = new Map<string, RuleSettings>()
    for (const { rule, settings } of (await this.pool.query<{ rule: string; settings: unknown }>('SELECT rule, settings FROM rule_settings')).rows) {
      const checked = checkSettings(settings)
      if (checked.ok) { stored.set(rule, checked.settings); continue }
      this.metrics.refused('settings')
      this.log.warn(`The stored settings of the rule ${rule} do not fit it; it runs as it comes until they are saved again: ${checked.faults.join('; ')}`)
    }
    return (rule) => stored.get(rule.name) ?? defaultSettings(rule, 'zh')
  }

  /** Rows of a table whose `body` holds everything but the id; what cannot be read is left out and counted. */
  private async bodies<T>(table: 'mask' | 'truck_place' | 'truck_permit', schema: z.ZodType<T>): Promise<T[]> {
    const { rows } = await this.pool.query<{ id: string; body: object }>(`SELECT id, body FROM ${table} ORDER BY id`)
    return rows.flatMap(({ id, body }) => {
      const read = schema.safeParse({ ...body, id })
      if (read.success) return [read.data]
      this.metrics.refused(table)
      this.log.warn(`${table} ${id} cannot be read and is left out: ${read.error.issues[0]?.path.join('.')}: ${read.error.issues[0]?.message}`)
      return []
    })
  }
}
