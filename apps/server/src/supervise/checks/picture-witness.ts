import { Injectable } from '@nestjs/common'
import type { EvidenceItem, PictureSeenInput } from '@watchfloor/shared'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { EvidencePort } from '../../ports/evidence.port.js'
import { isOnNow, shiftOf } from '../matrix/shift-rows.js'
import { SELECT_CHECK } from './check-rows.js'
import type { CheckRow } from './check-rows.js'

/** The database's clock, which says when a check was drawn, and the hub's, which says when a file came in, are two. */
const CLOCKS_MS = 10_000

/** What may stand for having seen somebody: a picture that this supervisor kept, of this check's camera, since it was drawn. */
@Injectable()
export class PictureWitness {
  constructor(private readonly pool: PgPool, private readonly evidence: EvidencePort) {}

  /** The camera that was opened for a check played, which its frame shows; or it did not, and that is the reason for having no picture. */
  async saw(id: string, { frame }: PictureSeenInput, by: SignedIn): Promise<void> {
    const { rows: [row] } = await this.pool.query<CheckRow>(`${SELECT_CHECK} WHERE c.id = $1 AND c.user_id = $2`, [id, by.id])
    if (!row) throw new ApiProblem('not_found', 'no such check of yours')
    const { rowCount: opened } = await this.pool.query("SELECT 1 FROM supervision_look WHERE check_id = $1 AND what = 'picture'", [id])
    if (!opened || (row.noPicture !== null && frame !== null)) throw new ApiProblem('check.unseen', 'no picture was opened for this check: open it first', { unseen: ['picture'] })
    if (frame === null) {
      await this.pool.query("UPDATE spot_check SET no_picture = coalesce(no_picture, 'not_played') WHERE id = $1 AND verdict IS NULL AND picture_seen_at IS NULL", [id])
      return
    }
    const shift = await shiftOf(this.pool, row.dutyId)
    if (!shift || !isOnNow(shift)) throw new ApiProblem('check.unseen', 'this shift is not on any more: ask for the picture again, so that the reason for having none is recorded', { unseen: ['picture'] })
    await this.kept([frame], row, by)
    await this.pool.query('UPDATE spot_check SET picture_seen_at = now(), evidence = array_append(evidence, $2) WHERE id = $1 AND verdict IS NULL AND picture_seen_at IS NULL', [id, frame])
  }

  /** The kept pictures, each of which has to be of this check. */
  async kept(ids: readonly string[], check: CheckRow, by: SignedIn): Promise<EvidenceItem[]> {
    const items = await this.evidence.items(ids)
    if (items.length < new Set(ids).size || items.some((item) => item.by !== by.id || !item.mime.startsWith('image/'))) throw new ApiProblem('input.invalid', 'evidence: a snapshot is not there, or not yours: take it again')
    const stranger = items.find((item) => item.deviceId !== check.deviceId || Date.parse(item.receivedAt) < check.drawnAt.getTime() - CLOCKS_MS)
    if (stranger) throw new ApiProblem('input.invalid', 'evidence: a snapshot is of another camera, or older than this check: take it again')
    return items
  }
}
