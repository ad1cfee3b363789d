import { Injectable, Logger } from '@nestjs/common'
import { Settings } from '../../platform/config/settings.js'
import { EXPIRE_CHUNK, expireRows } from '../../platform/database/expire-rows.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { JobHandler } from '../../platform/jobs/job-handler.js'
import type { JobContext } from '../../platform/jobs/job-handler.js'

const STATEMENTS = [
  `DELETE FROM alarm_announcement n USING (SELECT alarm_id, at FROM alarm_announcement WHERE at < $1 ORDER BY at LIMIT ${EXPIRE_CHUNK}) old WHERE (n.alarm_id, n.at) = (old.alarm_id, old.at)`,
  `DELETE FROM compliant_sighting WHERE id = ANY(ARRAY(SELECT id FROM compliant_sighting WHERE at < $1 ORDER BY at LIMIT ${EXPIRE_CHUNK}))`,
  `DELETE FROM seat_stay s USING (SELECT seat_id, since FROM seat_stay WHERE until < $1 ORDER BY until LIMIT ${EXPIRE_CHUNK}) old WHERE (s.seat_id, s.since) = (old.seat_id, old.since)`,
]

/** Single announcements, who sat where, and compliant sightings go when no figure reaches back to them; alarms themselves stay. */
@Injectable()
export class DetectUpkeep {
  private readonly log = new Logger('Rules')

  constructor(private readonly pool: PgPool, private readonly settings: Settings) {}

  @JobHandler('detect.upkeep')
  async upkeep(_payload: object, { signal }: Pick<JobContext, 'signal'>): Promise<number> {
    const days = this.settings.SIGHTING_RETENTION_DAYS
    const gone = await expireRows(this.pool, STATEMENTS, days, Date.now(), signal)
    if (gone > 0) this.log.log(`What is older than ${days} days is gone: ${gone} announcements of alarms, stays at seats and compliant sightings`)
    return gone
  }
}
