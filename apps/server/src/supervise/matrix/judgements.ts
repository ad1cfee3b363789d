import { Injectable } from '@nestjs/common'
import { cellRow, openWatch, takeSight } from '@watchfloor/domain'
import type { CellRow, FoundStretch, TrackWatch } from '@watchfloor/domain'
import type { SuperviseSettings } from '@watchfloor/shared'
import { PgPool } from '../../platform/database/pg-pool.js'
import { TrackHistoryPort } from '../../ports/track-history.port.js'
import { watchedDuty } from './shift-rows.js'
import type { Shift } from './shift-rows.js'

/** A shift as judged for good, with the settings of its day. */
export interface Judged extends CellRow { readonly cellMin: number }
interface JudgedRow { duty_id: string; cells_from: Date; cells: string; found: FoundStretch[]; settings: SuperviseSettings }

/** Judges whole shifts from the store, and keeps those that are over. */
@Injectable()
export class Judgements {
  constructor(private readonly pool: PgPool, private readonly tracks: TrackHistoryPort) {}

  /** A shift from its beginning up to a moment. */
  async watch(shift: Shift, settings: SuperviseSettings, nowMs: number): Promise<TrackWatch> {
    const watch = openWatch(watchedDuty(shift), settings)
    const toMs = Math.min(nowMs, shift.endMs)
    if (shift.deviceId === null || toMs <= shift.startMs) return watch
    const [sights] = await this.tracks.sights([{ deviceId: shift.deviceId, afterMs: shift.startMs - 1, toMs }])
    for (const sight of sights!) takeSight(watch, sight)
    return watch
  }

  /** Judges a shift that is over, once: whoever comes second finds it judged. One that was corrected since is judged again, with the settings that it was judged with. */
  async settle(shift: Shift, today: SuperviseSettings): Promise<Judged> {
    const { rows: [before] } = await this.pool.query<Pick<JudgedRow, 'settings'>>('SELECT settings FROM duty_judgement WHERE duty_id = $1', [shift.dutyId])
    const settings = before?.settings ?? today
    const row = cellRow(await this.watch(shift, settings, shift.endMs), shift.scheduledEndMs)
    await this.pool.query('INSERT INTO duty_judgement SELECT $1, now(), $2, $3, $4, $5 WHERE EXISTS (SELECT 1 FROM duty WHERE id = $1) '
      + 'ON CONFLICT (duty_id) DO UPDATE SET judged_at = now(), cells_from = excluded.cells_from, cells = excluded.cells, found = excluded.found, stale = false WHERE duty_judgement.stale',
      [shift.dutyId, new Date(row.cellsFromMs).toISOString(), row.cells, JSON.stringify(row.found), JSON.stringify(settings)])
    return { ...row, cellMin: settings.cellMin }
  }

  /** Judgements that hold, by shift. */
  async of(dutyIds: readonly string[]): Promise<Map<string, Judged>> {
    const { rows } = await this.pool.query<JudgedRow>('SELECT duty_id, cells_from, cells, found, settings FROM duty_judgement WHERE duty_id = ANY($1) AND NOT stale', [dutyIds])
    return new Map(rows.map(({ duty_id, cells_from, cells, found, settings }) => [duty_id, { cellsFromMs: cells_from.getTime(), cells, found, cellMin: settings.cellMin }]))
  }
}
