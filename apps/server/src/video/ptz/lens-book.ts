import { Injectable } from '@nestjs/common'
import { PgPool } from '../../platform/database/pg-pool.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import type { CameraRow } from '../registry/camera-rows.js'
import { VideoKey } from '../registry/video-key.js'
import { OnvifDevice } from './onvif-device.js'
import type { OnvifAccount } from './onvif-device.js'
import { Lens, readLens } from './read-lens.js'

/** A camera ready to be moved. */
export interface Mount { readonly device: OnvifDevice; readonly lens: Lens }

/** What is known of cameras' lenses: read from the device once for an address, and kept through restarts. */
@Injectable()
export class LensBook {
  private readonly devices = new Map<string, OnvifDevice>()
  private readonly reading = new Map<string, Promise<Lens>>()

  constructor(private readonly pool: PgPool, private readonly key: VideoKey) {}

  /** @throws ApiProblem `ptz.none`, `ptz.unreachable`, `ptz.unauthorised`, `ptz.refused` */
  async mount(camera: CameraRow): Promise<Mount> {
    const device = this.deviceOf(camera)
    return { device, lens: await this.kept(camera) ?? await this.read(camera.id, device) }
  }

  /** The camera's firmware or profiles changed: the next one who asks reads it anew. */
  async forget(cameraId: string): Promise<void> { await this.pool.query('DELETE FROM camera_lens WHERE device_id = $1', [cameraId]) }

  private async kept(camera: CameraRow): Promise<Lens | null> {
    const { rows: [row] } = await this.pool.query<{ lens: unknown }>('SELECT lens FROM camera_lens WHERE device_id = $1 AND url = $2', [camera.id, camera.onvif_url])
    return Lens.safeParse(row?.lens).data ?? null
  }

  /** Many who ask at once are one reading. */
  private read(id: string, device: OnvifDevice): Promise<Lens> {
    const key = `${id} ${device.account.url}`
    let reading = this.reading.get(key)
    if (!reading) {
      reading = readLens(device).then(async (lens) => {
        await this.pool.query(
          'INSERT INTO camera_lens(device_id, url, lens) SELECT id, $2, $3 FROM device WHERE id = $1 ON CONFLICT (device_id) DO UPDATE SET url = excluded.url, lens = excluded.lens, read_at = now()', [id, device.account.url, JSON.stringify(lens)])
        return lens
      }).finally(() => this.reading.delete(key))
      this.reading.set(key, reading)
    }
    return reading
  }

  private deviceOf(camera: CameraRow): OnvifDevice {
    if (camera.onvif_url === null) throw new ApiProblem('ptz.none', 'this camera has no ONVIF address; an administrator enters it')
    const account = accountOf(camera, camera.onvif_url, this.key)
    const known = this.devices.get(camera.id)
    if (known && known.account.url === account.url && known.account.username === account.username && known.account.password === account.password) return known
    const device = new OnvifDevice(account)
    this.devices.set(camera.id, device)
    return device
  }
}

/** The account entered for ONVIF; where there is none, the one of the streams. */
function accountOf(camera: CameraRow, url: string, key: VideoKey): OnvifAccount {
  if (camera.onvif_username !== null) return { url, username: camera.onvif_username, password: camera.sealed_onvif_password && key.unseal(camera.sealed_onvif_password, `${camera.id} onvif`) }
  return { url, username: camera.username, password: camera.sealed_password && key.unseal(camera.sealed_password, camera.id) }
}
