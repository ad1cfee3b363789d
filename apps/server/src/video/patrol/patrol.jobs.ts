import { Injectable } from '@nestjs/common'
import { PgPool } from '../../platform/database/pg-pool.js'
import { JobHandler } from '../../platform/jobs/job-handler.js'
import type { JobContext } from '../../platform/jobs/job-handler.js'
import { BlindSpotSurvey } from './blind-spot-survey.js'

/** After so many hours without anybody a round is not gone on with: what its plan said of risk is yesterday's. */
const FORSAKEN_HOURS = 24
/** A year of looks, and the month in which it is compared with the one before. */
const KEPT_DAYS = 400

/** What the patrol does by itself. */
@Injectable()
export class PatrolJobs {
  constructor(private readonly pool: PgPool, private readonly survey: BlindSpotSurvey) {}

  @JobHandler('blind_spots.refresh')
  refresh(_payload: object, { signal }: Pick<JobContext, 'signal'>): Promise<boolean> { return this.survey.refresh(signal) }

  @JobHandler('patrol.upkeep')
  async upkeep(): Promise<void> {
    await this.pool.query(`UPDATE patrol_session SET state = 'left', running_since = NULL, ended_at = now() WHERE ended_at IS NULL AND heard_at < now() - make_interval(hours => ${FORSAKEN_HOURS})`)
    await this.pool.query(`DELETE FROM patrol_session WHERE started_at < now() - make_interval(days => ${KEPT_DAYS})`)
  }
}
