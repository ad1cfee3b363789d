import { Injectable } from '@nestjs/common'
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

  /** @throws ApiProblem `not_found` as the list does, `auth.forbidden` where a part of the time was with others */
  async one(id: string, { from, to }: { from: string; to: string }, by: Watcher): Promise<CameraRow> {
    const camera = await this.list.one(id, by)
    const device = this.devices.byId(id)
    const [fromMs, toMs] = [Date.parse(from), Date.parse(to)]
    const spans = device ? await this.charge.spans(by, device, { fromMs, toMs }) : null
    if (spans && fromMs < toMs && !(spans[0]?.fromMs === fromMs && spans[0].toMs === toMs)) throw new ApiProblem('auth.forbidden', 'for a part of that time this camera was with somebody outside of the areas given to you: choose a time within a shift of yours')
    return camera
  }
}
