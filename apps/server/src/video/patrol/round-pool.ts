import { Injectable } from '@nestjs/common'
import type { PatrolPool } from '@watchfloor/shared'
import type { Watcher } from '../../ports/picture.port.js'
import { CameraPool } from '../registry/camera-pool.js'
import { CameraRows } from '../registry/camera-rows.js'
import type { CameraRow } from '../registry/camera-rows.js'
import { streamsOf } from '../registry/camera-view.js'
import { WatchLimits } from '../registry/watch-limits.js'

/** The cameras of a pool, in its order: those to walk through, and how many of it are known to give no picture. */
export interface PooledCameras { readonly cameras: CameraRow[]; readonly leftOut: number }

/** Which cameras a pool means for one person at this moment. Moving ones and those that somebody wears are no part of a patrol. */
@Injectable()
export class RoundPool {
  constructor(private readonly rows: CameraRows, private readonly choice: CameraPool, private readonly limits: WatchLimits) {}

  /** All that this person could walk through at all. */
  async fixed(by: Watcher): Promise<CameraRow[]> {
    const maySee = await this.limits.sightOf(by)
    return (await this.rows.all()).filter((row) => row.enabled && !row.moving && !row.asks_reason && maySee(row))
  }

  /** A camera that was found off or without key frames, or that has no address, would cost a dwell and show nothing: the registry's own figure tells of it. */
  of(plan: PatrolPool, fixed: readonly CameraRow[]): PooledCameras {
    const pool = this.choice.of(plan, fixed)
    const cameras = pool.filter((row) => row.state !== 'off' && row.state !== 'no_keyframe' && streamsOf(row).length > 0)
    return { cameras, leftOut: pool.length - cameras.length }
  }
}
