import { Injectable } from '@nestjs/common'
import type { Span } from '@watchfloor/domain'
import { EXPORT_MOST_S } from '@watchfloor/shared'
import type { RecordedStretch, RecordingBar, RecordingLook, RecordingLookInput, RecordingPieceQuery, RecordingQuery, StreamName } from '@watchfloor/shared'
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

  /** @param spans the parts of the time that this person may open; null = all of it */
  async bar(camera: CameraRow, { from, to }: RecordingQuery, spans: readonly Span[] | null, user: SignedIn): Promise<RecordingBar> {
    mayWatch(camera, user)
    inOrder(from, to, LONGEST_MS)
    const [found, incidents, trouble] = await Promise.all([this.store.fuller(camera.id, from, to), this.cases.ofCamera(camera.id, from, to), this.store.troubleOf(camera.id)])
    const stretches = found?.stretches ?? []
    return { stream: found?.stream ?? null, stretches: spans ? stretches.flatMap((one) => within(one, spans)) : stretches, mine: spans?.map(stretchOf) ?? null, trouble, incidents }
  }

  /** Opens the whole time, or those parts of it in which whoever wore the camera was in this person's charge. @throws ApiProblem `auth.forbidden` where that is no part */
  async look(camera: CameraRow, { stream, from, to, reason }: RecordingLookInput, spans: readonly Span[] | null, user: SignedIn, address: string): Promise<RecordingLook> {
    mayWatch(camera, user)
    withReason(camera, reason)
    inOrder(from, to, LONGEST_MS)
    const opened = spans ?? [{ fromMs: Date.parse(from), toMs: Date.parse(to) }]
    if (opened.length === 0) throw new ApiProblem('auth.forbidden', 'in all of that time this camera was with somebody outside of the areas given to you: choose a time within a shift of yours')
    const stretches = opened.map(stretchOf)
    const [first, last] = [stretches[0]!, stretches.at(-1)!]
    await this.audit.write(user.username, 'camera.recording.look', camera.id, address, { name: camera.name, from: first.from, to: last.to, ...(stretches.length > 1 ? { stretches } : {}), ...(reason === undefined ? {} : { reason }) })
    const untilMs = Date.now() + LOOK_MS
    return { token: this.tokens.issue({ path: placeOf(camera.id, stream, opened), action: 'replay', userId: user.id, untilMs }), expiresAt: new Date(untilMs).toISOString(), stretches }
  }

  /** A piece of what a look opened: for its person, its camera and its time only. */
  async piece(camera: CameraRow, { token, from, seconds }: RecordingPieceQuery, user: SignedIn): Promise<RecordedFilm> {
    const claim = this.tokens.read(token, Date.now())
    const place = claim?.action === 'replay' && claim.userId === user.id ? readPlace(claim.path, camera.id) : null
    if (!place) throw new ApiProblem('auth.forbidden', 'this look is over, or another’s: open the recording again')
    const fromMs = Date.parse(from)
    const span = place.spans.find((one) => fromMs >= one.fromMs - JUST_BEFORE_MS && fromMs < one.toMs)
    if (!span) throw new ApiProblem('auth.forbidden', 'that time is outside of what was opened: open it first')
    return this.store.film(camera.id, place.stream, from, Math.min(seconds, (span.toMs - fromMs) / 1000))
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

const stretchOf = ({ fromMs, toMs }: Span): RecordedStretch => ({ from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() })
/** What of a stretch lies in these parts of the time. */
const within = ({ from, to }: RecordedStretch, spans: readonly Span[]): RecordedStretch[] => spans
  .map((span) => ({ fromMs: Math.max(span.fromMs, Date.parse(from)), toMs: Math.min(span.toMs, Date.parse(to)) })).filter(({ fromMs, toMs }) => fromMs < toMs).map(stretchOf)

/** What a look opened, as its token says it. */
const placeOf = (cameraId: string, stream: StreamName, spans: readonly Span[]): string => `${pathOf(cameraId, stream)}@${spans.map(({ fromMs, toMs }) => `${fromMs}-${toMs}`).join(',')}`
function readPlace(text: string, cameraId: string): { stream: StreamName; spans: Span[] } | null {
  const [, id, stream, spans] = /^cam\/([0-9a-f-]{36})\/(main|sub)@(\d+-\d+(?:,\d+-\d+)*)$/.exec(text) ?? []
  if (id !== cameraId) return null
  return { stream: stream as StreamName, spans: spans!.split(',').map((span) => { const [from, to] = span.split('-'); return { fromMs: Number(from), toMs: Number(to) } }) }
}
