import type { ClientBase } from 'pg'
import type { DetectPort } from '../../ports/detect.port.js'
import type { Batch } from './batch.js'
import { copyIn } from './copy-in.js'
import { DayPartitions } from './day-partitions.js'
import { insertEvents } from './event-rows.js'
import { COPY_FRESH, COPY_STAGING, FROM_STAGING } from './fix-row.js'
import { isBadRow, isDuplicate } from './sql-error.js'
import { storeRowByRow } from './row-by-row.js'
import type { Stored } from './stored.js'

const STAGING = `CREATE TEMPORARY TABLE IF NOT EXISTS fix_staging (LIKE fix) ON COMMIT DELETE ROWS`
const NONE: ReadonlySet<string> = new Set()

/**
 * Puts batches into the database over one connection of its own, one transaction each.
 *
 * Rows newer than all others of their device go straight into `fix`: half the work of a detour over a staging table (docs/decisions/007).
 * The others go by the staging table and `ON CONFLICT DO NOTHING`. Should a seemingly new row be there already, all take that way.
 */
export class BatchStore {
  private readonly partitions = new DayPartitions()
  private partitionsKnown = false

  constructor(private readonly client: ClientBase, private readonly detect: DetectPort) {}

  /** Prepares a fresh connection. */
  async open(): Promise<void> {
    await this.client.query(STAGING)
  }

  /** Looks again which days have a partition, before the next batch. */
  forgetPartitions(): void { this.partitionsKnown = false }

  /** Stores a batch whole. Rejects only for troubles that another try may get over; the batch is unchanged then. */
  async write(batch: Batch, nowMs: number): Promise<Stored> {
    if (!this.partitionsKnown) await this.partitions.load(this.client)
    this.partitionsKnown = true
    await this.partitions.ensure(this.client, batch.days, nowMs)
    try {
      return await this.straight(batch)
    } catch (error) {
      if (!isBadRow(error)) throw error
      if (!isDuplicate(error)) return await storeRowByRow(this.client, batch, this.detect)
    }
    try {
      return await this.transaction(batch, [batch.fresh.finished(), batch.doubtful.finished()], null)
    } catch (error) {
      if (!isBadRow(error)) throw error
      return storeRowByRow(this.client, batch, this.detect)
    }
  }

  private async straight(batch: Batch): Promise<Stored> {
    const fresh = batch.fresh.rows > 0 ? batch.fresh.finished() : null
    if (batch.doubtful.rows === 0 && batch.events.length === 0) {
      const findings = this.detect.judge(batch, NONE)
      if (!findings.writes) {
        // A lone COPY is a transaction by itself: two round trips less.
        if (fresh) await copyIn(this.client, COPY_FRESH, fresh)
        return { newEvents: NONE, refused: 0, refusal: null, findings }
      }
    }
    return this.transaction(batch, batch.doubtful.rows > 0 ? [batch.doubtful.finished()] : [], fresh)
  }

  private async transaction(batch: Batch, staged: readonly Buffer[], fresh: Buffer | null): Promise<Stored> {
    const { client } = this
    await client.query('BEGIN')
    try {
      if (fresh) await copyIn(client, COPY_FRESH, fresh)
      for (const bytes of staged) await copyIn(client, COPY_STAGING, bytes)
      if (staged.length > 0) await client.query(FROM_STAGING)
      const newEvents = batch.events.length > 0 ? await insertEvents(client, batch.events) : NONE
      // Judged only now: an event that was delivered again is no news to a rule either.
      const findings = this.detect.judge(batch, newEvents)
      if (findings.writes) await findings.write(client)
      await client.query('COMMIT')
      return { newEvents, refused: 0, refusal: null, findings }
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined)
      throw error
    }
  }
}
