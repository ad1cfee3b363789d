import { Injectable } from '@nestjs/common'
import type { Sight } from '@watchfloor/domain'
import type { Fix } from '@watchfloor/shared'
import { PgPool } from '../../platform/database/pg-pool.js'
import type { SightAsk } from '../../ports/track-history.port.js'
import { TrackHistoryPort } from '../../ports/track-history.port.js'
import { DeviceDirectory } from '../../store/device-directory.js'
import { countSights, readSights } from './sight-rows.js'
import { TrackReader } from './track-reader.js'

/** Tracks for other rooms. Marked fixes are among them: what was kept off the live map is still what the device said. */
@Injectable()
export class TrackHistory extends TrackHistoryPort {
  constructor(private readonly directory: DeviceDirectory, private readonly tracks: TrackReader, private readonly pool: PgPool) { super() }

  override async track(deviceId: string, fromMs: number, toMs: number, limit: number): Promise<{ name: string; fixes: Fix[]; total: number } | null> {
    const device = this.directory.byId(deviceId)
    if (!device) return null
    const { fixes, total } = await this.tracks.thinned({ no: device.no, fromMs, toMs, marked: true }, limit)
    return { name: device.plate ?? device.name, fixes, total }
  }

  override async sights(asks: readonly SightAsk[]): Promise<Sight[][]> {
    const known = asks.map(({ deviceId, ...stretch }) => ({ no: this.directory.byId(deviceId)?.no ?? -1, ...stretch }))
    return readSights(this.pool, known)
  }

  override async countSights({ deviceId, ...stretch }: SightAsk): Promise<number> {
    const no = this.directory.byId(deviceId)?.no
    return no === undefined ? 0 : countSights(this.pool, { no, ...stretch })
  }
}
