import { Injectable } from '@nestjs/common'
import type { EvidenceItem, KeepFrameInput } from '@watchfloor/shared'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { EvidencePort } from '../../ports/evidence.port.js'
import type { CameraRow } from '../registry/camera-rows.js'
import { StillDesk } from './still-desk.js'

/** Keeps what a camera showed at a moment as evidence: the group of pictures as received, hashed at the gateway and again when it is stored. Nothing is decoded. */
@Injectable()
export class FrameKeeper {
  constructor(private readonly stills: StillDesk, private readonly evidence: EvidencePort) {}

  async keep(camera: CameraRow, { stream, at, role }: KeepFrameInput, user: SignedIn): Promise<EvidenceItem> {
    const backS = Math.max(0, (Date.now() - Date.parse(at)) / 1000)
    const { bytes, sha256, takenAt } = await this.stills.group(camera, stream, backS, user)
    return this.evidence.keep(bytes, {
      name: `${camera.name} ${takenAt}.mp4`.slice(0, 200), role, takenAt, deviceId: camera.id, sha256, ...(camera.lat === null || camera.lon === null ? {} : { lat: camera.lat, lon: camera.lon }),
    }, user.username)
  }
}
