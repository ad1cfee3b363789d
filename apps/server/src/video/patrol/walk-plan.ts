import { Injectable } from '@nestjs/common'
import { expectedAt, orderCameras, outlooks } from '@watchfloor/domain'
import type { PastFinding } from '@watchfloor/domain'
import { DEFAULT_CALENDAR, Expected, WorkCalendar } from '@watchfloor/shared'
import type { PatrolRoundPlan } from '@watchfloor/shared'
import { z } from 'zod'
import { PgPool } from '../../platform/database/pg-pool.js'
import type { CameraRow } from '../registry/camera-rows.js'

/** One camera of a walk, with what to look for there. */
export const PlannedCamera = z.object({ cameraId: z.uuid(), lookFor: z.array(Expected) })
export type PlannedCamera = z.infer<typeof PlannedCamera>

const PAST_DAYS = 90
const MOST_PAST = 50_000
const CALENDAR = 'work_calendar'

/** Makes the plan of one walk: the order of its cameras and what is to be expected at each, from what was found there before. */
@Injectable()
export class WalkPlan {
  constructor(private readonly pool: PgPool) {}

  async make(round: PatrolRoundPlan, cameras: readonly CameraRow[], seed: number, nowMs: number): Promise<PlannedCamera[]> {
    const [past, lastSeen, utcOffsetMin] = await Promise.all([this.past(), this.lastSeen(), this.utcOffsetMin()])
    const at = { nowMs, utcOffsetMin }
    const risks = outlooks(cameras, past, at, round.lookFor.map(({ category }) => category))
    const expected = outlooks(cameras, past, at)
    const order = orderCameras(cameras.map(({ id }) => ({ id, risk: risks.get(id)?.risk ?? 0, lastSeenMs: lastSeen.get(id) ?? null })), round.order, seed)
    return order.map((cameraId) => ({ cameraId, lookFor: expectedAt(round.lookFor, expected.get(cameraId), at) }))
  }

  /** The centre's local time, as its calendar has it. */
  async utcOffsetMin(): Promise<number> {
    const { rows: [row] } = await this.pool.query<{ value: unknown }>('SELECT value FROM setting WHERE key = $1', [CALENDAR])
    const read = WorkCalendar.safeParse(row?.value)
    return read.success ? read.data.utcOffsetMin : DEFAULT_CALENDAR.utcOffsetMin
  }

  /** What was reported and not found to be nothing. */
  private async past(): Promise<PastFinding[]> {
    const { rows } = await this.pool.query<{ lat: number; lon: number; category: string; created_at: Date }>(
      `SELECT lat, lon, category, created_at FROM incident WHERE created_at > now() - make_interval(days => ${PAST_DAYS}) AND state NOT IN ('rejected', 'voided') ORDER BY created_at DESC LIMIT ${MOST_PAST}`)
    return rows.map(({ lat, lon, category, created_at }) => ({ lat, lon, category, atMs: created_at.getTime() }))
  }

  private async lastSeen(): Promise<Map<string, number>> {
    const { rows } = await this.pool.query<{ camera_id: string; at: Date }>(
      `SELECT camera_id, max(decided_at) AS at FROM patrol_look WHERE verdict = 'seen' AND decided_at > now() - make_interval(days => ${PAST_DAYS}) GROUP BY camera_id`)
    return new Map(rows.map(({ camera_id, at }) => [camera_id, at.getTime()]))
  }
}
