import { Injectable, Logger } from '@nestjs/common'
import { Settings } from '../../platform/config/settings.js'
import { expireRows } from '../../platform/database/expire-rows.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { JobHandler } from '../../platform/jobs/job-handler.js'
import type { JobContext } from '../../platform/jobs/job-handler.js'
import { DayPartitions } from './day-partitions.js'
import { OLD_EVENTS } from './event-retention.js'
import { expireTracks } from './retention.js'
import { TrackDatabase } from './track-database.js'

const DAY_MS = 86_400_000

/** What keeps the track tidy: old days, events and commands go, and midnight finds its partition made. */
@Injectable()
export class TrackUpkeep {
  private readonly log = new Logger('Track')

  constructor(private readonly pool: PgPool, private readonly settings: Settings, private readonly database: TrackDatabase) {}

  @JobHandler('track.upkeep')
  async upkeep(_payload: object, { signal }: Pick<JobContext, 'signal'>): Promise<void> {
    const nowMs = Date.now()
    await this.prepareTomorrow(nowMs)
    const days = this.settings.TRACK_RETENTION_DAYS
    const expired = await expireTracks(this.pool, days, nowMs, signal)
    if (expired.partitions + expired.rows > 0) this.database.forgetPartitions()
    const words = await expireRows(this.pool, OLD_EVENTS, days, nowMs, signal)
    // Devices are taken out of the registry without waiting for what track knows of them.
    await this.pool.query('DELETE FROM last_known WHERE device_no NOT IN (SELECT no FROM device)')
    if (expired.partitions + expired.rows + words === 0) return
    this.log.log(`What is older than ${days} days is gone: ${expired.partitions} whole days of tracks, ${expired.rows} single rows of them, ${words} events and commands`)
  }

  private async prepareTomorrow(nowMs: number): Promise<void> {
    const client = await this.pool.connect()
    let broken = true
    try {
      const partitions = new DayPartitions()
      await partitions.load(client)
      await partitions.ensure(client, [Math.floor(nowMs / DAY_MS), Math.floor(nowMs / DAY_MS) + 1], nowMs)
      broken = false
    } finally { client.release(broken) }
  }
}
