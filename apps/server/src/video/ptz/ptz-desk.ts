import { Injectable } from '@nestjs/common'
import { PTZ_REQUESTS, readPresetToken, readPresets } from '@watchfloor/domain'
import type { PtzSpeed } from '@watchfloor/domain'
import type { PtzGoInput, PtzHold, PtzPreset, PtzPresetInput, PtzState } from '@watchfloor/shared'
import { AuditService } from '../../platform/audit/audit.service.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { CaseFeedPort } from '../../ports/case-feed.port.js'
import { mayWatch } from '../registry/may-watch.js'
import type { CameraRow } from '../registry/camera-rows.js'
import { HoldRows } from './hold-rows.js'
import type { Asker } from './hold-rows.js'
import { LensBook } from './lens-book.js'
import { Mover } from './mover.js'
import { PoseWatch } from './pose-watch.js'

/** One person at one seat, as the audit log names him. */
export interface Hand { readonly user: SignedIn; readonly seat: string; readonly address: string }

/** Moving cameras: one hand at a time, each hand in the audit log. */
@Injectable()
export class PtzDesk {
  constructor(
    private readonly holds: HoldRows, private readonly lenses: LensBook, private readonly mover: Mover, private readonly poses: PoseWatch, private readonly audit: AuditService, private readonly feed: CaseFeedPort,
  ) {}

  /** What it can do, who holds it, where it looks; the last only where the device says. @throws ApiProblem `ptz.none`, `ptz.unreachable`, `ptz.unauthorised`, `ptz.refused` */
  async state(camera: CameraRow, user: SignedIn): Promise<PtzState> {
    mayMove(camera, user)
    const mount = await this.lenses.mount(camera)
    const { device, lens: { path, profile, panTilt, zoom, presets: most, home } } = mount
    const [presets, pose, hold] = await Promise.all([
      most === 0 ? [] : device.ask(path, PTZ_REQUESTS.presets(profile)).then(readPresets),
      this.poses.ask(camera, mount).then((found) => found.pose, (error: unknown) => { if (codeOf(error) === 'ptz.refused') return null; throw error }),
      this.holds.of(camera.id),
    ])
    return { abilities: { panTilt: panTilt !== null, zoom: zoom !== null, presets: most, home }, hold, pose, presets }
  }

  /** Takes a camera into the hand; `takeOver` out of a lower one. @throws ApiProblem `ptz.held` with who holds it */
  async hold(camera: CameraRow, hand: Hand, takeOver: boolean): Promise<PtzHold> {
    mayMove(camera, hand.user)
    const taken = await this.holds.take(camera.id, askerOf(hand), takeOver)
    if (!taken.ok) throw new ApiProblem('ptz.held', `${taken.hold.name} is moving this camera; wait until it is let go, or take it over with a higher role`, { hold: taken.hold })
    if (taken.begun) {
      await this.audit.write(hand.user.username, taken.from ? 'camera.ptz_take_over' : 'camera.ptz_hold', camera.id, hand.address, { name: camera.name, seat: hand.seat, ...(taken.from ? { from: taken.from.name } : {}) })
      this.feed.ptz(camera.watchers, { cameraId: camera.id, hold: taken.hold, pose: null })
      if (taken.from) await this.mover.stop(camera.id, await this.lenses.mount(camera))
    }
    return taken.hold
  }

  /** Moves it until the next word, which must come in time. Standing still in all axes is a stop. */
  async move(camera: CameraRow, hand: Hand, speed: PtzSpeed): Promise<void> {
    mayMove(camera, hand.user)
    const mount = await this.lenses.mount(camera)
    const { panTilt, zoom } = mount.lens
    const able = { pan: panTilt ? speed.pan : 0, tilt: panTilt ? speed.tilt : 0, zoom: zoom ? speed.zoom : 0 }
    if (able.pan === 0 && able.tilt === 0 && able.zoom === 0) {
      if (speed.pan !== 0 || speed.tilt !== 0 || speed.zoom !== 0) throw new ApiProblem('ptz.refused', `this camera ${panTilt ? 'does not zoom' : 'does not turn'}`)
      return this.stop(camera, hand)
    }
    const asker = askerOf(hand)
    if (!await this.holds.renew(camera.id, asker, true)) {
      await this.hold(camera, hand, false)
      await this.holds.renew(camera.id, asker, true)
    }
    this.poses.follow(camera, mount)
    await this.mover.move(camera.id, mount, able)
  }

  /** Stops it; the hand keeps it a while. One that does not hold it stops nothing. */
  async stop(camera: CameraRow, hand: Hand): Promise<void> {
    mayMove(camera, hand.user)
    if (await this.holds.renew(camera.id, askerOf(hand), false)) await this.mover.stop(camera.id, await this.lenses.mount(camera))
  }

  /** Lets go of it. A movement ends; one that is on its way to a preset arrives. */
  async release(camera: CameraRow, hand: Hand): Promise<void> {
    const released = await this.holds.release(camera.id, askerOf(hand))
    if (!released) return
    this.feed.ptz(camera.watchers, { cameraId: camera.id, hold: null, pose: null })
    if (released.moving) await this.mover.stop(camera.id, await this.lenses.mount(camera))
  }

  /** Goes to a preset, or home. */
  async go(camera: CameraRow, hand: Hand, preset: PtzGoInput['preset']): Promise<void> {
    await this.hold(camera, hand, false)
    const mount = await this.lenses.mount(camera)
    const { device, lens: { path, profile, home } } = mount
    if (preset === null && !home) throw new ApiProblem('ptz.refused', 'this camera has no home position')
    await this.mover.tell(camera.id, () => device.ask(path, preset === null ? PTZ_REQUESTS.home(profile) : PTZ_REQUESTS.goTo(profile, preset)))
    this.poses.follow(camera, mount)
    await this.audit.write(hand.user.username, 'camera.ptz_go', camera.id, hand.address, { name: camera.name, preset: preset ?? 'home' })
  }

  /** Keeps where it looks now. */
  async keep(camera: CameraRow, hand: Hand, { name, preset }: PtzPresetInput): Promise<PtzPreset> {
    await this.hold(camera, hand, false)
    const { device, lens: { path, profile, presets } } = await this.lenses.mount(camera)
    if (presets === 0) throw new ApiProblem('ptz.refused', 'this camera keeps no presets')
    const token = readPresetToken(await this.mover.tell(camera.id, () => device.ask(path, PTZ_REQUESTS.setPreset(profile, name, preset ?? null)))) ?? preset
    if (token === undefined) throw new ApiProblem('ptz.refused', 'the camera did not say under which token it kept the preset')
    await this.audit.write(hand.user.username, 'camera.ptz_preset', camera.id, hand.address, { name: camera.name, preset: name, token })
    return { token, name }
  }
}

const askerOf = ({ user, seat }: Hand): Asker => ({ userId: user.id, role: user.role, seat })
const codeOf = (error: unknown): string | null => error instanceof ApiProblem ? (error.getResponse() as { code: string }).code : null

/** Who may not watch a camera does not move it. */
function mayMove(camera: CameraRow, user: SignedIn): void {
  mayWatch(camera, user)
  if (!camera.enabled) throw new ApiProblem('ptz.none', 'this camera is switched off in the registry')
}
