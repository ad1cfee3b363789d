import { Injectable } from '@nestjs/common'
import { Notice } from '@watchfloor/shared'
import type { Page, Priority } from '@watchfloor/shared'
import { v7 as uuid } from 'uuid'
import { PgPool } from '../../platform/database/pg-pool.js'
import { Gathered } from '../../platform/gather/gathered.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { storableJson } from '../../store/storable-text.js'
import { CaseFeedPort } from '../../ports/case-feed.port.js'
import type { NoticeListQuery } from './notice-query.js'

/** A notice before it has an id. */
export type NoticeDraft = Omit<Notice, 'id' | 'sound'>
type Row = Omit<NoticeDraft, 'at'> & { id: string; at: Date; readAt: Date | null }

/** A notice as its table has it. */
interface NoticeRow { id: string; effect_id: string | null; recipient: string; incident_id: string | null; alarm_id: string | null; number: string | null; version: number | null; type: string; action: string; about: object; priority: string | null; at: string }
/** Notices that one statement keeps. */
const MOST_KEPT = 200

const COLUMNS = 'id, type, incident_id AS "incidentId", alarm_id AS "alarmId", number, action, priority, about, at, read_at AS "readAt"'

/** What people are told, kept until they have read it: somebody who is not there finds it later. */
@Injectable()
export class NoticeBox {
  private readonly drafts = new Gathered<NoticeRow, boolean>((rows) => this.insert(rows), { most: MOST_KEPT })

  constructor(private readonly pool: PgPool, private readonly feed: CaseFeedPort) {}

  /** Keeps a notice for a person and shows it on their consoles. The same effect for the same person again does nothing. */
  async put(userId: string, effectId: string | null, version: number | null, draft: NoticeDraft): Promise<void> {
    const notice = await this.keep(userId, effectId, version, draft)
    if (notice) this.feed.notice({ userIds: [userId] }, notice)
  }

  /** Keeps it only; null = it is there already. */
  async keep(recipient: string, effectId: string | null, version: number | null, draft: NoticeDraft): Promise<Notice | null> {
    const id = uuid()
    const isNew = await this.drafts.ask({ id, effect_id: effectId, recipient, incident_id: draft.incidentId, alarm_id: draft.alarmId, number: draft.number, version, type: draft.type, action: draft.action, about: draft.about, priority: draft.priority, at: draft.at })
    return isNew ? { ...draft, id, sound: rings(draft) } : null
  }

  private async insert(rows: readonly NoticeRow[]): Promise<boolean[]> {
    const { rows: made } = await this.pool.query<{ id: string }>(`
      INSERT INTO notice(id, effect_id, recipient, incident_id, alarm_id, number, version, type, action, about, priority, at)
      SELECT id, effect_id, recipient, incident_id, alarm_id, number, version, type, action, about, priority, at FROM jsonb_populate_recordset(NULL::notice, $1::jsonb)
      ON CONFLICT (effect_id, recipient) DO NOTHING RETURNING id`, [storableJson(rows)])
    const kept = new Set(made.map(({ id }) => id))
    return rows.map(({ id }) => kept.has(id))
  }

  async list(userId: string, query: NoticeListQuery): Promise<Page<Notice & { readAt: string | null }>> {
    const unread = query.unread ? 'AND read_at IS NULL' : ''
    const { rows: [counted] } = await this.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM notice WHERE recipient = $1 ${unread}`, [userId])
    const { rows } = await this.pool.query<Row>(
      `SELECT ${COLUMNS} FROM notice WHERE recipient = $1 ${unread} AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`, [userId, query.cursor ?? null, query.limit + 1])
    const kept = rows.slice(0, query.limit)
    return {
      items: kept.map(({ at, readAt, ...row }) => ({ ...row, at: at.toISOString(), sound: rings(row), readAt: readAt?.toISOString() ?? null })), total: counted!.n,
      ...(rows.length > query.limit ? { next: kept.at(-1)!.id } : {}),
    }
  }

  async read(userId: string, id: string): Promise<void> {
    const { rowCount } = await this.pool.query('UPDATE notice SET read_at = coalesce(read_at, now()) WHERE id = $1 AND recipient = $2', [id, userId])
    if (rowCount === 0) throw new ApiProblem('not_found', 'no such notice')
  }

  async readAll(userId: string): Promise<number> {
    return (await this.pool.query('UPDATE notice SET read_at = now() WHERE recipient = $1 AND read_at IS NULL', [userId])).rowCount ?? 0
  }
}

/** Only what concerns life makes a sound (DOMAIN §6.4), and only what asks for something to be done. */
export const rings = ({ type, priority }: { type: Notice['type']; priority: Priority | null }): boolean => priority === 'P1' && (type === 'notify' || type === 'escalation')
