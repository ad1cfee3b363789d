import { Injectable } from '@nestjs/common'
import type { Span } from '@watchfloor/domain'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { ChargePort } from '../../ports/charge.port.js'
import type { Watcher } from '../../ports/picture.port.js'
import { DeviceDirectory } from '../../store/device-directory.js'
import { CameraList } from '../registry/camera-list.js'
import type { CameraRow } from '../registry/camera-rows.js'

/** Finds cameras for looking back: a recording shows whoever wore the camera then, and that need not be somebody in charge of whom one is. */
@Injectable()
export class WornThen {
  constructor(private readonly list: CameraList, private readonly devices: DeviceDirectory, private readonly charge: ChargePort) {}

  /** The camera, and the parts of a time that this person may open; null = all of it. @throws ApiProblem `not_found` as the list does */
  async mine(id: string, { from, to }: { from: string; to: string }, by: Watcher): Promise<{ camera: CameraRow; spans: readonly Span[] | null }> {
    const camera = await this.list.one(id, by)
    const device = this.devices.byId(id)
    return { camera, spans: device ? await this.charge.spans(by, device, { fromMs: Date.parse(from), toMs: Date.parse(to) }) : null }
  }

  /** For a stretch that is taken as a whole. @throws ApiProblem `not_found`, `auth.forbidden` where a part of the time was with others */
  async one(id: string, time: { from: string; to: string }, by: Watcher): Promise<CameraRow> {
    const { camera, spans } = await this.mine(id, time, by)
    const [fromMs, toMs] = [Date.parse(time.from), Date.parse(time.to)]
    if (spans && fromMs < toMs && !(spans[0]?.fromMs === fromMs && spans[0].toMs === toMs)) throw new ApiProblem('auth.forbidden', 'for a part of that time this camera was with somebody outside of the areas given to you: choose a time within a shift of yours')
    return camera
  }
}
