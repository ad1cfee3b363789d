import { Injectable } from '@nestjs/common'
import { passwordToEnter } from '@watchfloor/domain'
import type { DeviceInput, TableImportAnswer } from '@watchfloor/shared'
import type { EntityManager } from 'typeorm'
import { AuditService } from '../../platform/audit/audit.service.js'
import { carryOut } from '../../platform/csv/carry-out.js'
import type { RowError } from '../../platform/csv/csv-table.js'
import type { Actor } from '../../platform/people/user.service.js'
import { DeviceRegistryPort } from '../../ports/device-registry.port.js'
import { OpenViews } from '../access/open-views.js'
import { otherWatchers } from './camera-editor.js'
import { CameraKindBook } from './camera-kinds.js'
import { CameraRows, FALLBACK_KIND } from './camera-rows.js'
import type { CameraRow } from './camera-rows.js'
import { accountsOf } from './kept-accounts.js'
import { readCameraRow, readCameraTable } from './camera-table.js'
import type { CameraTableRow } from './camera-table.js'
import { VideoKey } from './video-key.js'

const MOST_ERRORS = 1000
const PREVIEW_ROWS = 20

interface Plan { rows: number; make: CameraTableRow[]; change: { row: CameraTableRow; camera: CameraRow }[]; errors: RowError[] }

/** Cameras from a table: all rows or none. A number that is registered means that camera, of whichever protocol; another makes a new one. Filled cells are written, empty ones leave what is there. */
@Injectable()
export class CameraImport {
  constructor(
    private readonly rows: CameraRows, private readonly kinds: CameraKindBook, private readonly registry: DeviceRegistryPort, private readonly key: VideoKey,
    private readonly views: OpenViews, private readonly audit: AuditService,
  ) {}

  async run(bytes: Uint8Array, dryRun: boolean, actor: Actor): Promise<TableImportAnswer> {
    const plan = await this.plan(bytes)
    const failed = plan.errors.length > 0 && !dryRun
    const answer: TableImportAnswer = {
      dryRun, rows: plan.rows, created: failed ? 0 : plan.make.length, updated: failed ? 0 : plan.change.length,
      errors: plan.errors.sort((a, b) => a.row - b.row).slice(0, MOST_ERRORS), preview: [...plan.make, ...plan.change.map(({ row }) => row)].sort((a, b) => a.row - b.row).slice(0, PREVIEW_ROWS).map(shown),
    }
    return carryOut(answer, plan.errors.length, dryRun, async () => {
      await this.registry.write(plan.make.map(deviceOf), plan.change.flatMap(({ row, camera }) => wordsOf(row, camera)), (manager, made) =>
        this.writeVideo(manager, [...plan.make.map((row, i) => ({ id: made[i]!, row })), ...plan.change.map(({ row, camera }) => ({ id: camera.id, row }))]))
      await this.views.end(plan.change.filter(({ row, camera }) => leadsElsewhere(row, camera) || otherWatchers(row.video.watchers, camera.watchers)).map(({ camera }) => camera.id))
      await this.audit.write(actor.name, 'camera.import', null, actor.address, { rows: plan.rows, created: plan.make.length, updated: plan.change.length })
    })
  }

  private async plan(bytes: Uint8Array): Promise<Plan> {
    const table = readCameraTable(bytes)
    const plan: Plan = { rows: table.rows.length, make: [], change: [], errors: [...table.errors] }
    const kinds = new Map((await this.kinds.all()).flatMap(({ id, nameZh, nameEn }) => [id, nameZh, nameEn.toLowerCase()].map((word) => [word, id] as const)))
    const known = new Map<string, CameraRow[]>()
    for (const camera of await this.rows.all()) known.set(camera.external_id, [...(known.get(camera.external_id) ?? []), camera])
    const seen = new Map<string, number>()
    for (const { row, cells } of table.rows) {
      const read = readCameraRow(row, cells, (word) => kinds.get(word) ?? kinds.get(word.toLowerCase()))
      if (Array.isArray(read)) { plan.errors.push(...read); continue }
      const wrong = (column: string, code: string, message: string): void => { plan.errors.push({ row, column, code, message }) }
      const first = seen.get(read.externalId)
      if (first !== undefined) { wrong('externalId', 'twice', `the same camera is in row ${first} already`); continue }
      seen.set(read.externalId, row)
      const meant = known.get(read.externalId) ?? []
      if (meant.length > 1) wrong('externalId', 'ambiguous', `${meant.length} cameras bear the number “${read.externalId}”; change one of them in the registry first`)
      else if (meant.length === 1) {
        const column = passwordToEnter(accountsOf(meant[0]!), read.video)
        if (column) wrong(column, 'missing', 'the address leads to another machine than the one for which the password is kept; enter the password again')
        else plan.change.push({ row: read, camera: meant[0]! })
      }
      else if (!read.name) wrong('name', 'missing', `no camera “${read.externalId}” is registered, and a new one needs a name`)
      else plan.make.push(read)
    }
    return plan
  }

  private async writeVideo(manager: EntityManager, rows: readonly { id: string; row: CameraTableRow }[]): Promise<void> {
    const written = rows.map(({ id, row: { video: { password, onvifPassword, ...video } } }) => ({
      id, ...video, sealed: password ? this.key.seal(password, id).toString('base64') : undefined,
      sealedOnvif: onvifPassword ? this.key.seal(onvifPassword, `${id} onvif`).toString('base64') : undefined,
    }))
    await manager.query(`
INSERT INTO camera AS c (device_id, kind, main_url, sub_url, username, sealed_password, onvif_url, onvif_username, sealed_onvif_password, field_of_view_deg, range_m, height_m, tilt_deg, owner, watchers, groups)
SELECT v.id, coalesce(v.kind, '${FALLBACK_KIND}'), v."mainUrl", v."subUrl", v.username, decode(v.sealed, 'base64'), v."onvifUrl", v."onvifUsername", decode(v."sealedOnvif", 'base64'), v."fieldOfViewDeg", v."rangeM", v."heightM", v."tiltDeg", v.owner,
  coalesce(v.watchers, '{seat,dispatcher,supervisor,admin}'), coalesce(v.groups, '{}')
FROM jsonb_to_recordset($1::jsonb) AS v(id uuid, kind text, "mainUrl" text, "subUrl" text, username text, sealed text, "onvifUrl" text, "onvifUsername" text, "sealedOnvif" text, "fieldOfViewDeg" float8, "rangeM" float8, "heightM" float8, "tiltDeg" float8, owner text, watchers text[], groups text[])
ON CONFLICT (device_id) DO UPDATE SET main_url = coalesce(excluded.main_url, c.main_url), sub_url = coalesce(excluded.sub_url, c.sub_url), username = coalesce(excluded.username, c.username),
  sealed_password = coalesce(excluded.sealed_password, c.sealed_password),
  onvif_url = coalesce(excluded.onvif_url, c.onvif_url), onvif_username = coalesce(excluded.onvif_username, c.onvif_username), sealed_onvif_password = coalesce(excluded.sealed_onvif_password, c.sealed_onvif_password),
  field_of_view_deg = coalesce(excluded.field_of_view_deg, c.field_of_view_deg), range_m = coalesce(excluded.range_m, c.range_m),
  height_m = coalesce(excluded.height_m, c.height_m), tilt_deg = coalesce(excluded.tilt_deg, c.tilt_deg), owner = coalesce(excluded.owner, c.owner), updated_at = now()`, [JSON.stringify(written)])
    // What has a default of its own cannot tell an empty cell from a filled one above.
    await manager.query(`
UPDATE camera c SET kind = coalesce(v.kind, c.kind), watchers = coalesce(v.watchers, c.watchers), groups = coalesce(v.groups, c.groups)
FROM jsonb_to_recordset($1::jsonb) AS v(id uuid, kind text, watchers text[], groups text[]) WHERE c.device_id = v.id`, [JSON.stringify(written)])
  }
}

const deviceOf = ({ externalId, name, lat, lon, facingDeg }: CameraTableRow): DeviceInput => ({
  name: name!, kind: 'camera', protocol: 'rtsp', externalId, ...(lat === undefined ? {} : { lat, lon }), ...(facingDeg === undefined ? {} : { facingDeg }),
})

/** A table that says the same again cuts nobody's picture. */
const leadsElsewhere = ({ video: { mainUrl, subUrl, username, password } }: CameraTableRow, camera: CameraRow): boolean =>
  password !== undefined || ([[mainUrl, camera.main_url], [subUrl, camera.sub_url], [username, camera.username]] as const).some(([said, stands]) => said !== undefined && said !== stands)

/** What the table changes of the device; nothing when it says what is there already, so that no console is told of 729 changes that are none. */
function wordsOf({ name, lat, lon, facingDeg }: CameraTableRow, camera: CameraRow): { id: string; name?: string; lat?: number; lon?: number; facingDeg?: number }[] {
  const words = {
    ...(name !== undefined && name !== camera.name ? { name } : {}), ...(lat !== undefined && (lat !== camera.lat || lon !== camera.lon) ? { lat, lon: lon! } : {}),
    ...(facingDeg !== undefined && facingDeg !== camera.facing_deg ? { facingDeg } : {}),
  }
  return Object.keys(words).length > 0 ? [{ id: camera.id, ...words }] : []
}

/** A row for the preview; of a password it says only that there is one. */
const shown = ({ externalId, name, video }: CameraTableRow): Record<string, string> => ({
  externalId, name: name ?? '', kind: video.kind ?? '', main: video.mainUrl ?? '', sub: video.subUrl ?? '', username: video.username ?? '', password: video.password ? '•••' : '', groups: (video.groups ?? []).join('; '),
})
