import { Injectable } from '@nestjs/common'
import { passwordToEnter } from '@watchfloor/domain'
import type { CameraInput, CameraPatch } from '@watchfloor/shared'
import type { EntityManager } from 'typeorm'
import { AuditService } from '../../platform/audit/audit.service.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import type { Actor } from '../../platform/people/user.service.js'
import { DeviceRegistryPort } from '../../ports/device-registry.port.js'
import { OpenViews } from '../access/open-views.js'
import { hostOf } from './address-host.js'
import { CameraKindBook } from './camera-kinds.js'
import { CameraRows, FALLBACK_KIND } from './camera-rows.js'
import { accountsOf } from './kept-accounts.js'
import type { AccountRow } from './kept-accounts.js'
import type { CameraRow } from './camera-rows.js'
import { VideoKey } from './video-key.js'

const COLUMN = {
  kind: 'kind', mainUrl: 'main_url', subUrl: 'sub_url', username: 'username', onvifUrl: 'onvif_url', onvifUsername: 'onvif_username', fieldOfViewDeg: 'field_of_view_deg', rangeM: 'range_m', heightM: 'height_m', tiltDeg: 'tilt_deg',
  owner: 'owner', watchers: 'watchers', groups: 'groups',
} as const satisfies Partial<Record<keyof CameraPatch, string>>
/** What was found of another address says nothing about this one. */
const SOURCE = ['mainUrl', 'subUrl', 'username', 'password'] as const satisfies readonly (keyof CameraPatch)[]

/** Registering one fixed camera, and changing any: the device's words and its video side in one transaction. */
@Injectable()
export class CameraEditor {
  constructor(
    private readonly rows: CameraRows, private readonly kinds: CameraKindBook, private readonly registry: DeviceRegistryPort, private readonly key: VideoKey,
    private readonly views: OpenViews, private readonly audit: AuditService,
  ) {}

  async create({ externalId, name, ...patch }: CameraInput, actor: Actor): Promise<CameraRow> {
    await this.check(patch)
    const { lat, lon, facingDeg } = patch
    const device = { name, kind: 'camera', protocol: 'rtsp', externalId, ...(lat == null || lon == null ? {} : { lat, lon }), ...(facingDeg == null ? {} : { facingDeg }) } as const
    let id = ''
    await this.registry.write([device], [], async (manager, [made]) => { id = made!; await this.writeVideo(manager, id, FALLBACK_KIND, patch) })
    await this.tell('camera.create', id, { ...patch, name, externalId }, actor)
    return (await this.rows.one(id))!
  }

  async change(id: string, patch: CameraPatch, actor: Actor): Promise<CameraRow> {
    const before = await this.rows.one(id)
    if (!before) throw new ApiProblem('not_found', 'there is no such camera')
    await this.check(patch)
    const { name, lat, lon, facingDeg } = patch
    const words = { id, ...(name === undefined ? {} : { name }), ...(lat === undefined ? {} : { lat, lon: lon! }), ...(facingDeg === undefined ? {} : { facingDeg }) }
    await this.registry.write([], Object.keys(words).length > 1 ? [words] : [], (manager) => this.writeVideo(manager, id, before.kind, patch))
    // Another name cuts nobody's picture.
    if (SOURCE.some((field) => patch[field] !== undefined) || otherWatchers(patch.watchers, before.watchers)) await this.views.end([id])
    await this.tell('camera.update', id, { name: before.name, ...patch }, actor)
    return (await this.rows.one(id))!
  }

  private async check({ kind, lat, lon }: CameraPatch): Promise<void> {
    if (kind !== undefined && !(await this.kinds.all()).some((one) => one.id === kind)) throw new ApiProblem('input.invalid', `there is no kind “${kind}”; GET /api/camera-kinds lists them`)
    if ((lat == null) !== (lon == null)) throw new ApiProblem('input.invalid', 'a place needs both lat and lon')
  }

  private async writeVideo(manager: EntityManager, id: string, kind: string, { password, onvifPassword, ...plain }: CameraPatch): Promise<void> {
    const set: Record<string, unknown> = Object.fromEntries(Object.entries(COLUMN).flatMap(([field, column]) => { const value = plain[field as keyof typeof COLUMN]; return value === undefined ? [] : [[column, value]] }))
    if (password !== undefined) set['sealed_password'] = password === null || password === '' ? null : this.key.seal(password, id)
    if (onvifPassword !== undefined) set['sealed_onvif_password'] = onvifPassword === null || onvifPassword === '' ? null : this.key.seal(onvifPassword, `${id} onvif`)
    const columns = Object.keys(set)
    await manager.query('INSERT INTO camera(device_id, kind) VALUES ($1, $2) ON CONFLICT DO NOTHING', [id, kind])
    await this.guardPasswords(manager, id, { password, onvifPassword, ...plain })
    if (columns.length > 0) await manager.query(`UPDATE camera SET ${columns.map((column, i) => `${column} = $${i + 2}`).join(', ')}, updated_at = now() WHERE device_id = $1`, [id, ...Object.values(set)])
    if (SOURCE.some((field) => ({ ...plain, password })[field] !== undefined)) await manager.query('DELETE FROM camera_condition WHERE device_id = $1', [id])
  }

  /** Whoever changes an address sends what is kept to wherever it leads: so they have to know it. Read under the row's lock, for two may change it at once. */
  private async guardPasswords(manager: EntityManager, id: string, patch: CameraPatch): Promise<void> {
    const [row] = await manager.query<AccountRow[]>('SELECT main_url, sub_url, onvif_url, onvif_username, sealed_password, sealed_onvif_password FROM camera WHERE device_id = $1 FOR UPDATE', [id])
    const path = passwordToEnter(accountsOf(row!), patch)
    if (path) throw new ApiProblem('input.invalid', `${path}: this address leads to another machine than the one for which the password was entered; enter it again, or null to remove it`, { issues: [{ path, message: 'to be entered again for another machine' }] })
  }

  private tell(action: string, id: string, { password, onvifPassword, ...plain }: CameraPatch & { externalId?: string }, actor: Actor): Promise<void> {
    return this.audit.write(actor.name, action, id, actor.address, { ...plain, ...hosts(plain), ...secretChange('password', password), ...secretChange('onvifPassword', onvifPassword) })
  }
}

const ADDRESSES = ['mainUrl', 'subUrl', 'onvifUrl'] as const
/** More people read the audit log than may see addresses, and many cameras want a password in the rest of theirs. */
const hosts = (patch: CameraPatch): Record<string, string | null> => Object.fromEntries(ADDRESSES.flatMap((field) => { const address = patch[field]; return address === undefined ? [] : [[field, address && hostOf(address)]] }))

/** Whether other roles may watch than before. */
export const otherWatchers = (said: CameraPatch['watchers'], stand: CameraRow['watchers']): boolean => said !== undefined && (said.length !== stand.length || said.some((role) => !stand.includes(role)))

const secretChange = (field: string, secret: string | null | undefined): Record<string, string> => secret === undefined ? {} : { [field]: secret === null || secret === '' ? 'removed' : 'changed' }
