import { Injectable } from '@nestjs/common'
import type { SuspicionSeen } from '@watchfloor/shared'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { StillDesk } from '../access/still-desk.js'
import type { CameraRow } from '../registry/camera-rows.js'
import { mayWatch } from '../registry/may-watch.js'
import { ConditionRows } from './condition-rows.js'

/** Takes what an open tile saw of a suspicion (issue 4, section 2): only of one that the bytes gave, and only from somebody who may watch. */
@Injectable()
export class SuspicionDesk {
  constructor(private readonly conditions: ConditionRows, private readonly streams: StillDesk) {}

  /** @throws ApiProblem `auth.forbidden`; `input.invalid` where nothing makes this camera suspect */
  async take(camera: CameraRow, { stream, suspicion, verdict }: SuspicionSeen, user: SignedIn): Promise<void> {
    mayWatch(camera, user)
    if (camera.suspicion !== suspicion && (await this.streams.state(camera, stream)).suspicion !== suspicion) throw new ApiProblem('input.invalid', `nothing in the bytes of this camera says that it is ${suspicion}; read its condition again`)
    await this.conditions.see(camera.id, suspicion, verdict, user.username)
  }
}
