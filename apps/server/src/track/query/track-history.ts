import { Injectable } from '@nestjs/common'
import type { Fix } from '@watchfloor/shared'
import { TrackHistoryPort } from '../../ports/track-history.port.js'
import { DeviceDirectory } from '../../store/device-directory.js'
import { TrackReader } from './track-reader.js'

/** Tracks for other rooms. Marked fixes are among them: what was kept off the live map is still what the device said. */
@Injectable()
export class TrackHistory extends TrackHistoryPort {
  constructor(private readonly directory: DeviceDirectory, private readonly tracks: TrackReader) { super() }

  override async track(deviceId: string, fromMs: number, toMs: number, limit: number): Promise<{ name: string; fixes: Fix[]; total: number } | null> {
    const device = this.directory.byId(deviceId)
    if (!device) return null
    const { fixes, total } = await this.tracks.thinned({ no: device.no, fromMs, toMs, marked: true }, limit)
    return { name: device.plate ?? device.name, fixes, total }
  }
}
