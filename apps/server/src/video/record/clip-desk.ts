import { Injectable, Logger } from '@nestjs/common'
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common'
import { CLIP_MOST_S } from '@watchfloor/shared'
import type { ApiError, Clip, ClipInput } from '@watchfloor/shared'
import type { z } from 'zod'
import { AuditService } from '../../platform/audit/audit.service.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { EvidencePort } from '../../ports/evidence.port.js'
import { IncidentPort } from '../../ports/incident.port.js'
import { CameraAreas } from '../registry/camera-areas.js'
import { CameraRows } from '../registry/camera-rows.js'
import type { CameraRow } from '../registry/camera-rows.js'
import { mayWatch } from '../registry/may-watch.js'
import { ClipRows, clipOf } from './clip-rows.js'
import type { ClipRow } from './clip-rows.js'
import { ClipSource } from './clip-source.js'
import { RecordingClock } from './recording-clock.js'
import { withReason } from './recording-desk.js'

const LOOK_MS = 1000
/** A fragment of the recorder, and the group that is on its way. */
const BEHIND_S = 4
const AHEAD_MS = CLIP_MOST_S * 1000
/** Another action may reach the incident first; each time its new version is read. */
const TRIES = 5
/** Recordings are kept for a day at least; a gateway that is away for longer has perhaps nothing of it left. */
const GIVE_UP_MS = 24 * 60 * 60_000

/** Keeps stretches of a camera's picture as evidence of an incident: taken when their end has passed, hashed at the gateway and again when stored, linked by a line of the timeline. */
@Injectable()
export class ClipDesk implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('Video')
  private timer: NodeJS.Timeout | undefined
  private work: Promise<void> = Promise.resolve()
  private busy = false
  private stopped = false

  constructor(
    private readonly rows: ClipRows, private readonly source: ClipSource, private readonly cameras: CameraRows, private readonly areas: CameraAreas, private readonly evidence: EvidencePort,
    private readonly incidents: IncidentPort, private readonly clock: RecordingClock, private readonly audit: AuditService,
  ) {}

  onApplicationBootstrap(): void { this.timer = setInterval(() => this.look(), LOOK_MS) }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true
    clearInterval(this.timer)
    await this.work
  }

  async ask(camera: CameraRow, { incidentId, from, to, role, reason }: z.output<typeof ClipInput>, user: SignedIn, address: string): Promise<Clip> {
    mayWatch(camera, user)
    withReason(camera, reason)
    const [fromMs, toMs] = [Date.parse(from), Date.parse(to)]
    if (toMs <= fromMs || toMs - fromMs > CLIP_MOST_S * 1000) throw new ApiProblem('input.invalid', `to: after from, and at most ${CLIP_MOST_S} seconds later`, { issues: [{ path: 'to', message: 'too far or too early' }] })
    if (toMs > Date.now() + AHEAD_MS) throw new ApiProblem('input.invalid', `to: at most ${CLIP_MOST_S} seconds from now`, { issues: [{ path: 'to', message: 'too far ahead' }] })
    if (!await this.incidents.detail(incidentId)) throw new ApiProblem('not_found', 'there is no such incident')
    const actor = { type: 'person' as const, id: user.id, name: user.name, role: user.role, unitIds: [] }
    const row = await this.rows.add({ camera_id: camera.id, incident_id: incidentId, from_at: new Date(fromMs), to_at: new Date(toMs), role, actor, by_user: user.username, by_name: user.name })
    await this.audit.write(user.username, 'camera.clip', camera.id, address, { name: camera.name, incident: incidentId, from, to, ...(reason === undefined ? {} : { reason }) })
    // The camera is fetched from now on although nobody watches it, until the clip is taken.
    void this.clock.changed()
    return clipOf(row)
  }

  private look(): void {
    if (this.busy || this.stopped) return
    this.busy = true
    this.work = this.takeAll().catch((error: unknown) => this.log.warn(`clips were not looked at: ${(error as Error).message}`)).finally(() => { this.busy = false })
  }

  private async takeAll(): Promise<void> {
    for (let row = await this.rows.claim(BEHIND_S); row && !this.stopped; row = await this.rows.claim(BEHIND_S)) { if (!await this.take(row)) return }
  }

  /** The clip's id is the key of both steps: one that was broken off between them is finished and not done twice. False: the gateway or the store is away, for the others too. */
  private async take(row: ClipRow): Promise<boolean> {
    try {
      const camera = await this.cameras.one(row.camera_id)
      if (!camera) throw new ApiProblem('not_found', 'the camera is not in the registry any more')
      const evidenceId = row.evidence_id ?? await this.store(row, camera)
      await this.link(row, camera.name, evidenceId)
      await this.rows.kept(row.id)
      return true
    } catch (error) {
      const ours = error instanceof ApiProblem && error.getStatus() < 500
      const message = (error as Error).message
      if (ours || Date.now() - row.to_at.getTime() > GIVE_UP_MS) {
        await this.rows.failed(row.id, message)
        return true
      }
      if (row.tries === 0) this.log.warn(`a clip could not be taken yet, it is tried again: ${message}`)
      await this.rows.later(row.id, message)
      return false
    }
  }

  private async store(row: ClipRow, camera: CameraRow): Promise<string> {
    const { bytes, sha256, takenAt } = await this.source.take(row.camera_id, row.from_at, row.to_at)
    const { lat, lon } = this.areas.placeOf(camera)
    const { id } = await this.evidence.keep(bytes, {
      uploadId: row.id, name: `${camera.name} ${takenAt}.mp4`.slice(0, 200), role: row.role, takenAt, deviceId: camera.id, ...(sha256 ? { sha256 } : {}), ...(lat === null || lon === null ? {} : { lat, lon }),
    }, row.by_user)
    await this.rows.stored(row.id, id)
    return id
  }

  private async link(row: ClipRow, name: string, evidenceId: string): Promise<void> {
    for (let left = TRIES; ; left--) {
      const incident = await this.incidents.detail(row.incident_id)
      if (!incident) throw new ApiProblem('not_found', 'the incident is not there any more')
      try {
        await this.incidents.act(row.incident_id, { action: 'note', actionId: row.id, version: incident.version, note: `${name} ${row.from_at.toISOString()} – ${row.to_at.toISOString()}`, evidence: [evidenceId] }, row.actor)
        return
      } catch (error) {
        if (!isStale(error) || left <= 1) throw error
      }
    }
  }
}

const isStale = (error: unknown): boolean => error instanceof ApiProblem && (error.getResponse() as ApiError).code === 'incident.stale_version'
