import { HandOverItem, HandOverKind } from '@watchfloor/shared'
import type { HandOver } from '@watchfloor/shared'
import { z } from 'zod'

/** A hand-over as its table has it, with the name of whose shift it was: an account that is closed has a name still. */
export interface HandOverRow {
  id: string; kind: string; from_user: string; from_name: string | null; to_user: string | null; sheet: unknown; note: string; reason: string | null; offered_at: Date; accepted_at: Date | null
}
/** Reads them. */
export const SELECT_HAND_OVER = 'SELECT h.*, u.name AS from_name FROM hand_over h LEFT JOIN user_account u ON u.id::text = h.from_user'
/** Still to be taken over. */
export const OPEN = 'h.accepted_at IS NULL AND h.withdrawn_at IS NULL'

export const itemsOf = (row: Pick<HandOverRow, 'sheet'>): HandOverItem[] => z.array(HandOverItem).parse(row.sheet)
/** Cases have a holder, who changes with the shift. */
export const isCase = ({ kind }: HandOverItem): boolean => kind === 'urgent' || kind === 'suspended'

export const toHandOver = (row: HandOverRow): HandOver => ({
  id: row.id, kind: HandOverKind.parse(row.kind), fromUser: row.from_user, fromName: row.from_name ?? row.from_user, toUser: row.to_user, note: row.note, reason: row.reason, items: itemsOf(row),
  offeredAt: row.offered_at.toISOString(), acceptedAt: row.accepted_at?.toISOString() ?? null,
})
