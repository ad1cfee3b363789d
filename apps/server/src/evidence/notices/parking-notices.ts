import { Injectable } from '@nestjs/common'
import { judgeNotice, plainPlate } from '@watchfloor/domain'
import type { EvidenceItem, NoticeSummary, ParkingNotice, ParkingNoticeInput, PlateHistory } from '@watchfloor/shared'
import { DataSource } from 'typeorm'
import type { EntityManager } from 'typeorm'
import { v7 as uuid } from 'uuid'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { toNotice } from '../../store/notice-rows.js'
import type { NoticeRow } from '../../store/notice-rows.js'
import { LOCK_PLATE, PLATE_HISTORY } from '../../store/plate-history.js'
import type { PlateRow } from '../../store/plate-history.js'
import { EvidenceKeeper } from '../evidence-keeper.js'
import { EvidenceRights } from '../evidence-rights.js'
import { NoticeRulesBook } from './notice-rules-book.js'

/** Parking notices: judged by the photos as the hub has them, not as the phone tells of them. An incomplete one is kept, too: it counts as invalid, with its reasons. */
@Injectable()
export class ParkingNotices {
  constructor(private readonly database: DataSource, private readonly keeper: EvidenceKeeper, private readonly rights: EvidenceRights, private readonly rules: NoticeRulesBook) {}

  async keep(input: ParkingNoticeInput, by: SignedIn): Promise<ParkingNotice> {
    if (input.incidentId !== undefined && !await this.rights.maySeeIncident(by, input.incidentId)) throw new ApiProblem('not_found', 'no such incident')
    const items = await this.photosOf(input, by)
    const plate = plainPlate(input.plate)
    const verdict = judgeNotice({
      plate, lat: input.lat, lon: input.lon, accuracyM: input.accuracyM ?? null, clockOffsetMs: input.clockOffsetMs ?? null,
      photos: items.map((item) => ({ role: item.role, takenMs: item.takenAt === null ? NaN : Date.parse(item.takenAt), lat: item.lat, lon: item.lon, accuracyM: item.accuracyM })),
    }, await this.rules.read())
    return this.database.transaction(async (manager) => {
      // One action at a time, then one plate: two phones that waive the same first offence at once would both find no history.
      await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 65))', [input.actionId])
      await manager.query(LOCK_PLATE, [plate])
      const before = await byAction(manager, input.actionId)
      if (before && (before.plate !== plate || before.by !== by.id)) throw new ApiProblem('conflict.exists', 'this actionId belongs to another notice: make a new one', { actionId: input.actionId })
      if (before) return before
      const { earlier } = await historyOf(manager, plate, input.incidentId)
      if (input.outcome === 'first_offence_waived' && earlier > 0) throw new ApiProblem('input.invalid', `${plate} was noted ${earlier} times before: only a first offence is waived`, { plate, earlier })
      await manager.query(
        `INSERT INTO parking_notice(id, action_id, incident_id, plate, plate_kind, lat, lon, accuracy_m, clock_offset_ms, occurred_at, received_at, by_person, evidence, outcome, score, valid, faults)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, now(), $11, $12, $13, $14, $15, $16)`,
        [uuid(), input.actionId, input.incidentId ?? null, plate, verdict.plateKind, input.lat, input.lon, input.accuracyM ?? null, input.clockOffsetMs ?? null, input.occurredAt, by.id, input.evidence, input.outcome, verdict.score, verdict.valid, verdict.faults])
      return (await byAction(manager, input.actionId))!
    })
  }

  history(plate: string): Promise<PlateHistory> { return historyOf(this.database.manager, plainPlate(plate)) }

  /** Counted from the rows: taking one away changes it. */
  async summary(from: string, to: string): Promise<NoticeSummary> {
    const [counts] = await this.database.query<{ total: number; valid: number }[]>('SELECT count(*)::int AS total, count(*) FILTER (WHERE valid)::int AS valid FROM parking_notice WHERE occurred_at >= $1 AND occurred_at < $2', [from, to])
    const faults = await this.database.query<{ fault: string; n: number }[]>('SELECT fault, count(*)::int AS n FROM parking_notice, unnest(faults) AS fault WHERE occurred_at >= $1 AND occurred_at < $2 GROUP BY fault', [from, to])
    const { total, valid } = counts!
    return { total, valid, invalid: total - valid, validRate: total === 0 ? null : valid / total, faults: { plate: 0, photos: 0, roles: 0, spacing: 0, position: 0, together: 0, clock: 0, ...Object.fromEntries(faults.map(({ fault, n }) => [fault, n])) } }
  }

  private async photosOf({ evidence }: ParkingNoticeInput, by: SignedIn): Promise<EvidenceItem[]> {
    const items = await this.keeper.items(evidence)
    for (const id of evidence) {
      const item = items.find((one) => one.id === id)
      if (!item || !await this.rights.maySee(by, item)) throw new ApiProblem('input.invalid', `there is no evidence ${id}: upload it first`, { evidence: id })
    }
    return items.filter(({ mime }) => mime.startsWith('image/'))
  }
}

/** Every notice counts, and every waived case but the one that this notice belongs to. */
async function historyOf(manager: EntityManager, plate: string, ofCase?: string): Promise<PlateHistory> {
  const [row] = await manager.query<PlateRow[]>(PLATE_HISTORY, [plate, null, ofCase ?? null])
  return { plate, earlier: row!.n, lastAt: row!.last?.toISOString() ?? null }
}

async function byAction(manager: EntityManager, actionId: string): Promise<ParkingNotice | null> {
  const [row] = await manager.query<NoticeRow[]>('SELECT * FROM parking_notice WHERE action_id = $1', [actionId])
  return row ? toNotice(row) : null
}
