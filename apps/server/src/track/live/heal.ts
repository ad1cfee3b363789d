import { Injectable, Logger } from '@nestjs/common'
import type { OnModuleInit } from '@nestjs/common'
import type { EventSeverity } from '@watchfloor/shared'
import { newFixReport, newOrderMemory } from '@watchfloor/domain'
import { PgPool } from '../../platform/database/pg-pool.js'
import { DeviceDirectory } from '../../store/device-directory.js'
import { ALTITUDE_REFS, KIND_FIX, KIND_GOODBYE } from '../storage/fix-row.js'
import { Alarms } from './alarms.js'
import { hear, hearGoodbye, mergeNewest } from './apply.js'
import { READ_LAST_KNOWN, readLastKnown } from './last-known-rows.js'
import type { LastKnownRow } from './last-known-rows.js'
import { LiveUnits } from './live-units.js'
import { refreshPresence } from './presence.js'

/**
 * Rows of `fix` that the checkpoint had not seen: received after the device was last noted as heard, in the order in which they came, for the last
 * word decides about presence. Device times bound the search so that the key's index answers it: a fix that moved the marker is newer than the one
 * noted (a day back at most), a status or goodbye hardly older than its receipt, also where the device's own clock runs ahead.
 */
const TAIL = `SELECT f.device_no AS no, f.kind, f.mark, (extract(epoch FROM f.time) * 1000)::float8 AS time, (extract(epoch FROM f.received_at) * 1000)::float8 AS received,
    f.lat, f.lon, f.speed_mps AS speed, f.course_deg AS course, f.heading_deg AS heading, f.altitude_m AS altitude, f.altitude_ref AS ref,
    f.vertical_speed_mps AS vertical, f.accuracy_m AS accuracy, f.satellites, f.battery_pct AS battery, f.state
  FROM device d LEFT JOIN last_known k ON k.device_no = d.no
  CROSS JOIN (SELECT coalesce(max(heard_at), now()) AS at FROM last_known) c
  CROSS JOIN LATERAL (SELECT * FROM fix WHERE device_no = d.no AND mark = 0 AND received_at > coalesce(k.heard_at, '-infinity')
    AND time > CASE WHEN k.time IS NULL THEN c.at - interval '15 minutes' ELSE greatest(least(k.time, k.heard_at), c.at - interval '1 day') END) f
  ORDER BY f.received_at, f.time, f.kind`
const STANDING = `SELECT no, type, code, active, severity, time FROM (
    SELECT DISTINCT ON (e.device_id, e.type, e.code) d.no, e.type, e.code, e.active, e.severity, (extract(epoch FROM e.time) * 1000)::float8 AS time
    FROM device_event e JOIN device d ON d.id = e.device_id WHERE e.active IS NOT NULL AND e.time > now() - interval '30 days'
    ORDER BY e.device_id, e.type, e.code, e.time DESC, e.id DESC) latest WHERE active`

interface TailRow extends Omit<LastKnownRow, 'heard' | 'said_offline' | 'since' | 'state' | 'time' | 'received'> {
  kind: number; time: number; received: number; state: LastKnownRow['state'] | null
}
interface StandingRow { no: number; type: string; code: string | null; active: boolean; severity: EventSeverity; time: number }

/** At boot, before any door opens: the checkpoint, then what was stored after it, then the alarms that still stand. */
@Injectable()
export class Heal implements OnModuleInit {
  private readonly log = new Logger('Track')

  constructor(private readonly pool: PgPool, private readonly directory: DeviceDirectory, private readonly live: LiveUnits, private readonly alarms: Alarms) {}

  async onModuleInit(): Promise<void> {
    await this.load()
  }

  /** Brings the live state to what the database knows. In a process that only watches (ROLE=web) it is called again whenever the live bus had a gap. */
  async load(): Promise<void> {
    const startMs = Date.now()
    for (const device of this.directory.all()) this.live.of(device)
    for (const row of (await this.pool.query<LastKnownRow>(READ_LAST_KNOWN)).rows) {
      const unit = this.live.known(row.no)
      if (unit && !(row.heard! < unit.heardMs)) readLastKnown(unit, row)
    }
    const { rows: tail } = await this.pool.query<TailRow>(TAIL)
    for (const row of tail) this.takeOver(row)
    const { rows: standing } = await this.pool.query<StandingRow>(STANDING)
    // One that ended meanwhile is not among them.
    this.alarms.forget(this.live.all())
    for (const row of standing) {
      const unit = this.live.known(row.no)
      if (unit) this.alarms.apply(unit, { ...row, timeMs: row.time })
    }
    for (const unit of this.live.all()) {
      const since = unit.presenceSinceMs
      Object.assign(unit.order, newOrderMemory(Number.isNaN(unit.timeMs) ? 0 : unit.timeMs, unit.lat, unit.lon))
      unit.newestFixMs = Number.isNaN(unit.timeMs) ? -Infinity : unit.timeMs
      // What fell silent while we were away is silent since it was last heard, not since we looked.
      if (refreshPresence(unit, Date.now())) unit.presenceSinceMs = unit.presence === 'online' && !Number.isNaN(since) ? since : unit.heardMs
    }
    if (tail.length > 0) this.log.log(`Last known state healed from ${tail.length} newer rows of the track in ${Date.now() - startMs} ms`)
  }

  private takeOver(row: TailRow): void {
    const unit = this.live.known(row.no)
    if (!unit) return
    if (row.kind === KIND_FIX && !(row.time <= unit.timeMs)) {
      unit.moveTo({
        ...newFixReport('', row.time), lat: row.lat ?? NaN, lon: row.lon ?? NaN, speedMps: row.speed ?? NaN, courseDeg: row.course ?? NaN, headingDeg: row.heading ?? NaN,
        altitudeM: row.altitude ?? NaN, altitudeRef: ALTITUDE_REFS[row.ref ?? 0] ?? 'unknown', verticalSpeedMps: row.vertical ?? NaN, accuracyM: row.accuracy ?? NaN,
        satellites: row.satellites ?? NaN, batteryPct: row.battery ?? NaN,
      }, row.received)
    }
    if (row.kind !== KIND_GOODBYE) hear(unit, row.received)
    // A process that only watches may know of a later word by the live bus.
    else if (!(row.received < unit.heardMs)) hearGoodbye(unit)
    if (row.state) mergeNewest(unit, row.state, row.time, row.received)
  }
}
