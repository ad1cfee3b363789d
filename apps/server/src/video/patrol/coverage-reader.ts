import { Injectable } from '@nestjs/common'
import { coverageOf, foldCoverage } from '@watchfloor/domain'
import type { CameraLooks, CoverageGroup } from '@watchfloor/domain'
import type { Coverage, CoverageQuery } from '@watchfloor/shared'
import { PgPool } from '../../platform/database/pg-pool.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import type { Watcher } from '../../ports/picture.port.js'
import { CameraAreas } from '../registry/camera-areas.js'
import type { CameraRow } from '../registry/camera-rows.js'
import { RoundPool } from './round-pool.js'
import { WalkPlan } from './walk-plan.js'

interface LookRow { camera_id: string; shift: string | null; looks: number; seen: number; unproven: number; cannot_see: number; incidents: number; looked_ms: string; last_seen: Date | null }
type ShiftLooks = CameraLooks & { shift: string | null }

const DAY_MS = 86_400_000
const LONGEST_MS = 31 * DAY_MS

/** A look belongs to the shift of the duty roster in which its person then was; without one, to the third of the local day. */
const SHIFT = `coalesce(
  (SELECT to_char(d.starts_at AT TIME ZONE 'UTC' + $3::interval, 'YYYY-MM-DD') || ' ' || d.shift FROM duty d WHERE d.user_id = l.decided_by AND d.starts_at <= l.decided_at AND l.decided_at < d.ends_at ORDER BY d.starts_at DESC LIMIT 1),
  to_char(l.decided_at AT TIME ZONE 'UTC' + $3::interval, 'YYYY-MM-DD') || CASE floor(extract(hour FROM l.decided_at AT TIME ZONE 'UTC' + $3::interval) / 8) WHEN 0 THEN ' 00–08' WHEN 1 THEN ' 08–16' ELSE ' 16–24' END)`

/** How much was covered: each decided look counts once, under its shift, its camera or its camera's duty area. */
@Injectable()
export class CoverageReader {
  constructor(private readonly pool: PgPool, private readonly cameras: RoundPool, private readonly areas: CameraAreas, private readonly plans: WalkPlan) {}

  async read({ from, to, groupBy, limit }: CoverageQuery, by: Watcher): Promise<Coverage> {
    const lengthMs = Date.parse(to) - Date.parse(from)
    if (lengthMs <= 0 || lengthMs > LONGEST_MS) throw new ApiProblem('track.range_too_long', 'from must be before to, and at most 31 days')
    const [looks, cameras] = await Promise.all([this.looks(from, to, groupBy === 'shift'), this.cameras.fixed(by)])
    const byId = new Map(cameras.map((row) => [row.id, row]))
    const known = looks.filter(({ cameraId }) => byId.has(cameraId))
    const rows = groupBy === 'shift' ? foldCoverage(known, ({ shift }) => ({ key: shift, name: shift }), null)
      : groupBy === 'camera' ? foldCoverage(known, ({ cameraId }) => ({ key: cameraId, name: byId.get(cameraId)!.name }), cameras.map(({ id, name }) => ({ key: id, name })))
        : foldCoverage(known, ({ cameraId }) => this.dutyArea(byId.get(cameraId)!), cameras.map((row) => this.dutyArea(row)))
    return { total: coverageOf(known, cameras.length), rows: rows.slice(0, limit) }
  }

  private dutyArea({ lat, lon }: CameraRow): CoverageGroup {
    const area = lat === null || lon === null ? undefined : this.areas.at(lat, lon).find(({ level }) => level === 'duty')
    return { key: area?.id ?? null, name: area?.name ?? null }
  }

  private async looks(from: string, to: string, byShift: boolean): Promise<ShiftLooks[]> {
    const offset = `${await this.plans.utcOffsetMin()} minutes`
    const { rows } = await this.pool.query<LookRow>(`
SELECT l.camera_id, ${byShift ? SHIFT : 'nullif($3, $3)'} AS shift, count(*)::int AS looks, count(*) FILTER (WHERE l.verdict = 'seen')::int AS seen, count(*) FILTER (WHERE l.verdict = 'unproven')::int AS unproven,
  count(*) FILTER (WHERE l.verdict = 'cannot_see')::int AS cannot_see, count(*) FILTER (WHERE l.decision = 'incident')::int AS incidents, sum(l.looked_ms) AS looked_ms, max(l.decided_at) FILTER (WHERE l.verdict = 'seen') AS last_seen
FROM patrol_look l WHERE l.decided_at >= $1 AND l.decided_at < $2 GROUP BY 1, 2`, [from, to, offset])
    return rows.map((row) => ({
      cameraId: row.camera_id, shift: row.shift, looks: row.looks, seen: row.seen, unproven: row.unproven, cannotSee: row.cannot_see, incidents: row.incidents, lookedMs: Number(row.looked_ms), lastSeenMs: row.last_seen?.getTime() ?? null,
    }))
  }
}
