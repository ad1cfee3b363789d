import { Injectable } from '@nestjs/common'
import { EXPORT_MOST_S } from '@watchfloor/shared'
import type { RecordingBar, RecordingLook, RecordingLookInput, RecordingPieceQuery, RecordingQuery, StreamName } from '@watchfloor/shared'
import { AuditService } from '../../platform/audit/audit.service.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { ViewTokens } from '../access/view-token.js'
import { pathOf } from '../gateway/media-paths.js'
import { mayWatch } from '../registry/may-watch.js'
import type { CameraRow } from '../registry/camera-rows.js'
import { CameraCases } from './camera-cases.js'
import { RecordingStore } from './recording-store.js'
import type { RecordedFilm } from './recording-store.js'

/** As long as somebody sits before one day of one camera; a longer look is asked for, and logged, again. */
const LOOK_MS = 60 * 60_000
/** A day of the city in which the clocks are set back has 25 hours. */
const LONGEST_MS = 25 * 3_600_000
const JUST_BEFORE_MS = 1000

/** Looking back: the bar of a day, leave to play it, pieces of it, and stretches taken out of the house. What was opened, by whom and why, is in the audit log. */
@Injectable()
export class RecordingDesk {
  constructor(private readonly store: RecordingStore, private readonly cases: CameraCases, private readonly tokens: ViewTokens, private readonly audit: AuditService) {}

  async bar(camera: CameraRow, { from, to }: RecordingQuery, user: SignedIn): Promise<RecordingBar> {
    mayWatch(camera, user)
    inOrder(from, to, LONGEST_MS)
    const [found, incidents] = await Promise.all([this.store.fuller(camera.id, from, to), this.cases.ofCamera(camera.id, from, to)])
    return { stream: found?.stream ?? null, stretches: found?.stretches ?? [], incidents }
  }

  async look(camera: CameraRow, { stream, from, to, reason }: RecordingLookInput, user: SignedIn, address: string): Promise<RecordingLook> {
    mayWatch(camera, user)
    withReason(camera, reason)
    inOrder(from, to, LONGEST_MS)
    await this.audit.write(user.username, 'camera.recording.look', camera.id, address, { name: camera.name, from, to, ...(reason === undefined ? {} : { reason }) })
    const untilMs = Date.now() + LOOK_MS
    return { token: this.tokens.issue({ path: placeOf(camera.id, stream, from, to), action: 'replay', userId: user.id, untilMs }), expiresAt: new Date(untilMs).toISOString() }
  }

  /** A piece of what a look opened: for its person, its camera and its time only. */
  async piece(camera: CameraRow, { token, from, seconds }: RecordingPieceQuery, user: SignedIn): Promise<RecordedFilm> {
    const claim = this.tokens.read(token, Date.now())
    const place = claim?.action === 'replay' && claim.userId === user.id ? readPlace(claim.path, camera.id) : null
    if (!place) throw new ApiProblem('auth.forbidden', 'this look is over, or another’s: open the recording again')
    const fromMs = Date.parse(from)
    if (fromMs < place.fromMs - JUST_BEFORE_MS || fromMs >= place.toMs) throw new ApiProblem('auth.forbidden', 'that time is outside of what was opened: open it first')
    return this.store.film(camera.id, place.stream, from, Math.min(seconds, (place.toMs - fromMs) / 1000))
  }

  /** A stretch as a file to take along. */
  async export(camera: CameraRow, { stream, from, to, reason }: RecordingLookInput, user: SignedIn, address: string): Promise<RecordedFilm> {
    mayWatch(camera, user)
    withReason(camera, reason)
    inOrder(from, to, EXPORT_MOST_S * 1000)
    const film = await this.store.film(camera.id, stream, from, (Date.parse(to) - Date.parse(from)) / 1000)
    await this.audit.write(user.username, 'camera.recording.export', camera.id, address, { name: camera.name, from, to, sha256: film.sha256, ...(reason === undefined ? {} : { reason }) })
    return film
  }
}

/** @throws ApiProblem where pictures are opened with a reason only, and none is given */
export function withReason(camera: CameraRow, reason: string | undefined): void {
  if (camera.asks_reason && reason === undefined) throw new ApiProblem('video.reason_needed', 'say why you look at it: it is logged and shown to whoever wears the camera')
}

function inOrder(from: string, to: string, mostMs: number): void {
  const length = Date.parse(to) - Date.parse(from)
  if (length <= 0 || length > mostMs) throw new ApiProblem('input.invalid', `to: after from, and at most ${mostMs >= 3_600_000 ? `${mostMs / 3_600_000} hours` : `${mostMs / 60_000} minutes`} later`, { issues: [{ path: 'to', message: 'too far or too early' }] })
}

const placeOf = (cameraId: string, stream: StreamName, from: string, to: string): string => `${pathOf(cameraId, stream)}@${Date.parse(from)}-${Date.parse(to)}`
function readPlace(text: string, cameraId: string): { stream: StreamName; fromMs: number; toMs: number } | null {
  const [, id, stream, from, to] = /^cam\/([0-9a-f-]{36})\/(main|sub)@(\d+)-(\d+)$/.exec(text) ?? []
  return id === cameraId ? { stream: stream as StreamName, fromMs: Number(from), toMs: Number(to) } : null
}
