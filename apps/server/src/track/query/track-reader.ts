import { Injectable } from '@nestjs/common'
import { thinTrack } from '@watchfloor/domain'
import type { TrackPoint } from '@watchfloor/domain'
import type { Fix, TrackAnswer } from '@watchfloor/shared'
import { PgPool } from '../../platform/database/pg-pool.js'
import { fixesAt, trackFixes, trackShape } from './track-rows.js'
import type { Stretch } from './track-rows.js'

const PAGE_ROWS = 10_000
/** More points than this are thinned on the way, so that a month of seconds needs no more memory than half a day. */
const HELD = 60_000
/** On the way this many times the wanted points are kept: enough for the last thinning to choose well. */
const SPARE = 5

/** Answers what a device's track looked like. */
@Injectable()
export class TrackReader {
  constructor(private readonly pool: PgPool) {}

  /** At most `limit` fixes of the stretch with its shape kept, and how many there are. */
  async thinned(stretch: Stretch, limit: number): Promise<TrackAnswer> {
    let points: TrackPoint[] = []
    let total = 0
    for await (const page of trackShape(this.pool, stretch, PAGE_ROWS)) {
      total += page.length
      for (const [timeMs, lat, lon] of page) points.push({ timeMs, lat, lon })
      if (points.length > HELD) points = pick(points, Math.min(limit * SPARE, HELD / 2))
    }
    const thinned = total > limit
    const chosen = thinned ? pick(points, limit) : points
    return { fixes: chosen.length > 0 ? await fixesAt(this.pool, stretch, chosen.map((point) => point.timeMs)) : [], total, thinned }
  }

  /** Every fix of the stretch, page by page. */
  whole(stretch: Stretch): AsyncGenerator<Fix[]> { return trackFixes(this.pool, stretch, PAGE_ROWS) }
}

const pick = (points: readonly TrackPoint[], limit: number): TrackPoint[] => thinTrack(points, limit).map((index) => points[index]!)
