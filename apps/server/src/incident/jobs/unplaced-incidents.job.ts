import { placeIn } from '@watchfloor/domain'
import { Injectable } from '@nestjs/common'
import { PgPool } from '../../platform/database/pg-pool.js'
import { JobHandler } from '../../platform/jobs/job-handler.js'
import type { JobContext } from '../../platform/jobs/job-handler.js'
import { Reference } from '../reference/reference.js'

/** Incidents placed by one statement: its locks are short. */
const BATCH = 500
/** And by one run: so many more changes reach the figures at once, and no more. */
const BATCHES_A_RUN = 10

interface Unplaced { id: string; lat: number; lon: number }

/** Incidents that were opened before areas had levels, or before any area was drawn: each gets the areas that hold its place now, the newest first. */
@Injectable()
export class UnplacedIncidents {
  constructor(private readonly pool: PgPool, private readonly reference: Reference) {}

  /** The rows are the truth: whatever a run did not come to, the next one finds. Returns how many it placed. */
  @JobHandler('incident.place')
  async place(_payload: object, { signal }: Pick<JobContext, 'signal'>): Promise<number> {
    let placed = 0
    for (let batch = 0; batch < BATCHES_A_RUN && !signal.aborted; batch++) {
      const { rows } = await this.pool.query<Unplaced>('SELECT id, lat, lon FROM incident WHERE area_path IS NULL ORDER BY id DESC LIMIT $1', [BATCH])
      if (rows.length === 0) break
      const book = await this.reference.now()
      const found = rows.flatMap(({ id, lat, lon }) => { const { areaId, areaPath } = placeIn(book.pathOf(lat, lon)); return areaPath === null ? [] : [{ id, lat, lon, area_id: areaId, area_path: areaPath }] })
      if (found.length === 0) break
      // Whoever moves it meanwhile places it too, and its place is the newer one.
      const { rowCount } = await this.pool.query(`
        UPDATE incident i SET area_path = p.area_path, area_id = coalesce(p.area_id, i.area_id) FROM jsonb_to_recordset($1) p(id uuid, lat float8, lon float8, area_id uuid, area_path jsonb)
        WHERE i.id = p.id AND i.lat = p.lat AND i.lon = p.lon AND i.area_path IS NULL`, [JSON.stringify(found)])
      placed += rowCount ?? 0
      if (rows.length < BATCH) break
    }
    return placed
  }
}
