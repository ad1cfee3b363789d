import { Injectable } from '@nestjs/common'
import type { CameraPatch } from '@watchfloor/shared'
import { AuditService } from '../../platform/audit/audit.service.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import type { Actor } from '../../platform/people/user.service.js'
import { MediaPaths } from '../gateway/media-paths.js'
import { CameraKindBook } from './camera-kinds.js'
import { CameraRows } from './camera-rows.js'
import type { CameraRow } from './camera-rows.js'
import { VideoKey } from './video-key.js'

const COLUMN = {
  kind: 'kind', mainUrl: 'main_url', subUrl: 'sub_url', username: 'username', fieldOfViewDeg: 'field_of_view_deg', rangeM: 'range_m', heightM: 'height_m', tiltDeg: 'tilt_deg',
  owner: 'owner', watchers: 'watchers', groups: 'groups',
} as const satisfies Partial<Record<keyof CameraPatch, string>>

/** Changing the video side of one device. */
@Injectable()
export class CameraEditor {
  constructor(
    private readonly pool: PgPool, private readonly rows: CameraRows, private readonly kinds: CameraKindBook, private readonly key: VideoKey,
    private readonly paths: MediaPaths, private readonly audit: AuditService,
  ) {}

  async change(id: string, patch: CameraPatch, actor: Actor): Promise<CameraRow> {
    const before = await this.rows.one(id)
    if (!before) throw new ApiProblem('not_found', 'there is no such camera')
    if (patch.kind !== undefined && !(await this.kinds.all()).some((kind) => kind.id === patch.kind)) throw new ApiProblem('input.invalid', `there is no kind “${patch.kind}”; GET /api/camera-kinds lists them`)
    const { password, ...plain } = patch
    const set: Record<string, unknown> = Object.fromEntries(Object.entries(plain).map(([field, value]) => [COLUMN[field as keyof typeof COLUMN], value]))
    if (password !== undefined) set['sealed_password'] = password === null || password === '' ? null : this.key.seal(password, id)
    const columns = Object.keys(set)
    await this.pool.query('INSERT INTO camera(device_id, kind) VALUES ($1, $2) ON CONFLICT DO NOTHING', [id, before.kind])
    if (columns.length > 0) await this.pool.query(`UPDATE camera SET ${columns.map((column, i) => `${column} = $${i + 2}`).join(', ')}, updated_at = now() WHERE device_id = $1`, [id, ...Object.values(set)])
    await this.paths.forget(id)
    await this.audit.write(actor.name, 'camera.update', id, actor.address, { name: before.name, ...plain, ...(password === undefined ? {} : { password: password === null ? 'removed' : 'changed' }) })
    return (await this.rows.one(id))!
  }
}
