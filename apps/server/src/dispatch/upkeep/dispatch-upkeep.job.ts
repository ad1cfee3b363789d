import { Injectable, Logger } from '@nestjs/common'
import { Settings } from '../../platform/config/settings.js'
import { EXPIRE_CHUNK, expireRows } from '../../platform/database/expire-rows.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { JobHandler } from '../../platform/jobs/job-handler.js'
import type { JobContext } from '../../platform/jobs/job-handler.js'

/** Oldest first, so that a run that is cut short has done the most good. Deliveries before their effects: one without its effect would tell nothing. */
const STATEMENTS = [
  `DELETE FROM notice WHERE id = ANY(ARRAY(SELECT id FROM notice WHERE at < $1 ORDER BY at LIMIT ${EXPIRE_CHUNK}))`,
  `DELETE FROM delivery d USING (SELECT effect_id, channel, recipient FROM delivery x WHERE x.at < $1 AND NOT EXISTS (SELECT 1 FROM effect e WHERE e.id = x.effect_id AND e.state = 'pending') ORDER BY x.at LIMIT ${EXPIRE_CHUNK}) old
   WHERE (d.effect_id, d.channel, d.recipient) = (old.effect_id, old.channel, old.recipient)`,
  `DELETE FROM effect WHERE id = ANY(ARRAY(SELECT id FROM effect WHERE state <> 'pending' AND ended_at < $1 ORDER BY ended_at LIMIT ${EXPIRE_CHUNK}))`,
  // A rung that was told of what still stands unanswered must be remembered, or it would be told again.
  `DELETE FROM escalation WHERE subject = ANY(ARRAY(SELECT e.subject FROM escalation e WHERE e.at < $1
     AND NOT EXISTS (SELECT 1 FROM alarm a WHERE a.id = e.subject AND a.state <> 'closed') AND NOT EXISTS (SELECT 1 FROM dispatch_record d WHERE d.id = e.subject AND d.state = 'notified') ORDER BY e.at LIMIT ${EXPIRE_CHUNK}))`,
]

/** What was told to whom goes when nobody asks for it any more; the story of each incident keeps what matters. */
@Injectable()
export class DispatchUpkeep {
  private readonly log = new Logger('Dispatch')

  constructor(private readonly pool: PgPool, private readonly settings: Settings) {}

  @JobHandler('dispatch.upkeep')
  async upkeep(_payload: object, { signal }: Pick<JobContext, 'signal'>): Promise<number> {
    const days = this.settings.NOTICE_RETENTION_DAYS
    const gone = await expireRows(this.pool, STATEMENTS, days, Date.now(), signal)
    if (gone > 0) this.log.log(`What was told more than ${days} days ago is gone: ${gone} notices, effects, deliveries and escalations`)
    return gone
  }
}
