import { Injectable } from '@nestjs/common'
import type { FoundStretch } from '@watchfloor/domain'
import type { NoPicture, OwnLook, PictureLook, PictureLookInput, TrackLook, TrackLookInput } from '@watchfloor/shared'
import { v7 as uuid } from 'uuid'
import { AuditService } from '../../platform/audit/audit.service.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { ChargePort, seesDevice } from '../../ports/charge.port.js'
import { LiveStatePort } from '../../ports/live-state.port.js'
import { PicturePort } from '../../ports/picture.port.js'
import { TrackHistoryPort } from '../../ports/track-history.port.js'
import { DeviceDirectory } from '../../store/device-directory.js'
import { Charges } from '../charge/charge.js'
import { Judgements } from '../matrix/judgements.js'
import { LiveBoard } from '../matrix/live-board.js'
import { findingOf } from '../matrix/matrix-desk.js'
import { isOnNow, shiftOf } from '../matrix/shift-rows.js'
import type { Shift } from '../matrix/shift-rows.js'

type Why = Pick<TrackLookInput, 'reason' | 'note' | 'checkId'>

/** Opens tracks and pictures to supervisors: each look is written down first, for the officer and for the audit log. */
@Injectable()
export class LookDesk {
  constructor(
    private readonly pool: PgPool, private readonly charges: Charges, private readonly charge: ChargePort, private readonly tracks: TrackHistoryPort, private readonly live: LiveStatePort, private readonly devices: DeviceDirectory,
    private readonly pictures: PicturePort, private readonly board: LiveBoard, private readonly judgements: Judgements, private readonly audit: AuditService,
  ) {}

  async track(input: TrackLookInput, by: SignedIn, address: string): Promise<TrackLook> {
    const shift = await this.inCharge(input.dutyId, by)
    const [fromMs, toMs] = [Math.max(shift.startMs, Date.parse(input.from)), Math.min(shift.endMs, Date.parse(input.to), Date.now())]
    if (fromMs >= toMs) throw new ApiProblem('input.invalid', 'the stretch lies outside the shift: only what somebody did on duty is looked at')
    await this.noteLook('track', shift, input, by, address, { fromMs, toMs })
    const track = shift.deviceId === null ? null : await this.tracks.track(shift.deviceId, fromMs, toMs, input.most)
    const found = await this.foundIn(shift)
    return {
      dutyId: shift.dutyId, person: shift.person, from: iso(fromMs), to: iso(toMs), fixes: track?.fixes ?? [], thinned: track !== null && track.total > track.fixes.length,
      findings: found.filter((one) => one.toMs >= fromMs && one.fromMs <= toMs).map(findingOf), place: shift.place, beatName: shift.beatName,
    }
  }

  /** The camera whose live picture may be opened, or why there is none: that is recorded, and stands for having looked. */
  async picture(input: PictureLookInput, by: SignedIn, address: string): Promise<PictureLook> {
    const shift = await this.inCharge(input.dutyId, by)
    const none = await this.noPicture(shift, by)
    await this.noteLook('picture', shift, input, by, address, { none })
    return { dutyId: shift.dutyId, cameraId: none === null ? shift.deviceId : null, none, at: new Date().toISOString() }
  }

  /** Who looked at a person's shifts, newest first: what the officer's own page shows. */
  async own(userId: string): Promise<OwnLook[]> {
    const { rows } = await this.pool.query<Omit<OwnLook, 'at' | 'from' | 'to'> & { at: Date; from: Date | null; to: Date | null }>(`
SELECT l.id, l.at, l.by_name AS by, l.what, l.reason, l.note, l.from_at AS from, l.to_at AS to, c.verdict
FROM supervision_look l LEFT JOIN spot_check c ON c.id = l.check_id WHERE l.person_id = $1
UNION ALL
-- Whoever watched the body camera from a wall of tiles gave a reason too; the supervisors' own looks are the ones above.
SELECT gen_random_uuid(), a.time, coalesce(u.name, a.actor), 'picture', 'other', a.details->>'reason', NULL, NULL, NULL
FROM duty d JOIN audit a ON a.action = 'camera.watch' AND a.subject = d.device_id::text AND a.time BETWEEN d.starts_at AND d.ends_at LEFT JOIN user_account u ON u.username = a.actor
WHERE d.user_id = $1 AND NOT EXISTS (SELECT 1 FROM supervision_look l WHERE l.duty_id = d.id AND l.what = 'picture' AND l.user_id = u.id AND a.time BETWEEN l.at AND l.at + interval '10 minutes')
UNION ALL
-- A recording is looked at later: what counts is the time that was looked at.
SELECT gen_random_uuid(), a.time, coalesce(u.name, a.actor), 'picture', 'other', a.details->>'reason', (a.details->>'from')::timestamptz, (a.details->>'to')::timestamptz, NULL
FROM audit a LEFT JOIN user_account u ON u.username = a.actor
WHERE a.action IN ('camera.recording.look', 'camera.recording.export', 'camera.clip') AND a.details->>'reason' IS NOT NULL AND EXISTS (
  SELECT 1 FROM duty d WHERE d.user_id = $1 AND d.device_id::text = a.subject AND (a.details->>'from')::timestamptz < d.ends_at AND (a.details->>'to')::timestamptz > d.starts_at)
UNION ALL
-- Whoever read the track from the live map or took it away as a file.
SELECT gen_random_uuid(), a.time, coalesce(u.name, a.actor), 'track', 'other', NULL, (a.details->>'from')::timestamptz, (a.details->>'to')::timestamptz, NULL
FROM audit a LEFT JOIN user_account u ON u.username = a.actor
WHERE a.action IN ('track.look', 'track.export') AND EXISTS (
  SELECT 1 FROM duty d WHERE d.user_id = $1 AND d.device_id::text = a.subject AND (a.details->>'from')::timestamptz < d.ends_at AND (a.details->>'to')::timestamptz > d.starts_at)
ORDER BY at DESC LIMIT 100`, [userId])
    return rows.map((row) => ({ ...row, at: row.at.toISOString(), from: row.from?.toISOString() ?? null, to: row.to?.toISOString() ?? null }))
  }

  /** The shift, where it is in this supervisor's charge; else as if it were not there. */
  async inCharge(dutyId: string, by: SignedIn): Promise<Shift> {
    const shift = await shiftOf(this.pool, dutyId)
    if (!shift || !(await this.charges.of(by)).holds(shift)) throw new ApiProblem('not_found', 'no such duty in the areas given to you')
    return shift
  }

  private async foundIn(shift: Shift): Promise<readonly FoundStretch[]> {
    const held = (await this.board.upToDate()).find((one) => one.shift.dutyId === shift.dutyId)
    if (held) return held.row.found
    return ((await this.judgements.of([shift.dutyId])).get(shift.dutyId) ?? await this.judgements.settle(shift, this.board.settings)).found
  }

  private async noPicture(shift: Shift, by: SignedIn): Promise<NoPicture | null> {
    const device = shift.deviceId === null ? undefined : this.devices.byId(shift.deviceId)
    if (!device) return 'no_device'
    // Off duty a picture is private; and the camera may be with somebody else by now.
    if (!isOnNow(shift)) return 'off_duty'
    if (!seesDevice(await this.charge.now(by), device)) return 'no_device'
    if (await this.pictures.canBeSeen(device.id, by)) return null
    const unit = this.live.get(device.no)
    if (!unit || unit.presence === 'offline' || unit.presence === 'never') return 'device_offline'
    return 'no_stream'
  }

  private async noteLook(what: 'track' | 'picture', shift: Shift, why: Why, by: SignedIn, address: string, more: { fromMs?: number; toMs?: number; none?: NoPicture | null }): Promise<void> {
    const { fromMs, toMs, none } = more
    if (why.checkId !== undefined) await this.noteOnCheck(what, why.checkId, shift, by, none ?? null)
    await this.pool.query('INSERT INTO supervision_look(id, at, user_id, by_name, duty_id, person_id, person, check_id, what, reason, note, from_at, to_at) VALUES ($1, now(), $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)',
      [uuid(), by.id, by.name, shift.dutyId, shift.userId, shift.person, why.checkId ?? null, what, why.reason, why.note ?? null, fromMs === undefined ? null : iso(fromMs), toMs === undefined ? null : iso(toMs)])
    await this.audit.write(by.username, `supervise.${what}`, shift.person, address, {
      duty: shift.dutyId, reason: why.reason, ...(why.note ? { note: why.note } : {}), ...(why.checkId ? { check: why.checkId } : {}), ...(fromMs === undefined ? {} : { from: iso(fromMs), to: iso(toMs!) }), ...(none ? { noPicture: none } : {}),
    })
  }

  private async noteOnCheck(what: 'track' | 'picture', checkId: string, shift: Shift, by: SignedIn, none: NoPicture | null): Promise<void> {
    // A camera that was named is no picture yet: that is seen when it played (`PictureWitness`).
    const set = what === 'track' ? 'track_seen_at = coalesce(track_seen_at, now())' : none === null ? 'no_picture = NULL' : 'no_picture = CASE WHEN picture_seen_at IS NULL THEN $4 END'
    const { rowCount } = await this.pool.query(`UPDATE spot_check SET ${set} WHERE id = $1 AND duty_id = $2 AND user_id = $3 AND verdict IS NULL`, [checkId, shift.dutyId, by.id, ...(what === 'picture' && none !== null ? [none] : [])])
    if (rowCount === 0) throw new ApiProblem('check.decided', 'this check is decided, or not yours')
  }
}

const iso = (ms: number): string => new Date(ms).toISOString()
