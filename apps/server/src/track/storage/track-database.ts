import { setTimeout as wait } from 'node:timers/promises'
import { Injectable, Logger } from '@nestjs/common'
import type { PoolClient } from 'pg'
import { PgPool } from '../../platform/database/pg-pool.js'
import { DetectPort } from '../../ports/detect.port.js'
import { TrackMetrics } from '../track-metrics.js'
import type { Batch } from './batch.js'
import { BatchStore } from './batch-store.js'
import type { Stored } from './stored.js'

const FIRST_RETRY_MS = 100
const LONGEST_RETRY_MS = 5000
/** A database that does not answer for this long is treated as gone: a half-open connection would else hold everything for hours. */
const ANSWER_MS = 30_000
/** How often a lasting failure is said again in the log. */
const REPEAT_MS = 60_000

/** The writer's own connection: kept open, opened again when it breaks. */
@Injectable()
export class TrackDatabase {
  private readonly log = new Logger('Track')
  private client: PoolClient | null = null
  private store: BatchStore | null = null
  private giveUp = false
  private closing = false
  private saidMs = -Infinity
  /** Since when batches cannot be stored; NaN while they can. */
  failingSinceMs = NaN

  constructor(private readonly pool: PgPool, private readonly metrics: TrackMetrics, private readonly detect: DetectPort) {}

  /** Stores a batch, trying until it works. Rejects only after `stopTrying`. */
  async write(batch: Batch): Promise<Stored> {
    for (let delay = FIRST_RETRY_MS; ; delay = Math.min(delay * 2, LONGEST_RETRY_MS)) {
      try {
        const stored = await this.inTime(batch)
        if (!Number.isNaN(this.failingSinceMs)) this.recovered()
        if (this.closing) this.drop(false)
        return stored
      } catch (error) {
        this.drop(true)
        this.failed(error as Error, batch)
        if (this.giveUp) throw error
      }
      await wait(delay)
    }
  }

  /** Retention dropped partitions: look again before the next batch. */
  forgetPartitions(): void { this.store?.forgetPartitions() }

  /** From now on a failure is final: the process ends. */
  stopTrying(): void { this.giveUp = true }

  /** Gives the connection back. A message that a closing door still lets in borrows one for its batch only: a kept one would hold up the pool's end. */
  close(): void {
    this.closing = true
    this.drop(false)
  }

  private async inTime(batch: Batch): Promise<Stored> {
    const timer = setTimeout(() => this.cut(), ANSWER_MS)
    try {
      return await (await this.opened()).write(batch, Date.now())
    } finally { clearTimeout(timer) }
  }

  private async opened(): Promise<BatchStore> {
    if (this.store) return this.store
    const client = await this.pool.connect()
    // Without a listener a connection that breaks between two batches would end the process; the next batch finds out.
    client.on('error', () => undefined)
    this.client = client
    const store = new BatchStore(client, this.detect)
    await store.open()
    this.store = store
    return store
  }

  /** Breaks the connection under a query that hangs, so that it fails. */
  private cut(): void {
    (this.client as unknown as { connection?: { stream: { destroy(): void } } } | null)?.connection?.stream.destroy()
  }

  private drop(broken: boolean): void {
    this.client?.release(broken)
    this.client = null
    this.store = null
  }

  private failed(error: Error, batch: Batch): void {
    this.metrics.commitFailures.inc()
    const now = Date.now()
    if (Number.isNaN(this.failingSinceMs)) this.failingSinceMs = now
    if (now - this.saidMs < REPEAT_MS) return
    this.saidMs = now
    this.log.error(`The database does not take the track (${batch.rows} rows and ${batch.events.length} events wait, nothing is acknowledged): ${error.message}`)
  }

  private recovered(): void {
    this.log.log(`The database takes the track again after ${Math.round((Date.now() - this.failingSinceMs) / 1000)} s`)
    this.failingSinceMs = NaN
    this.saidMs = -Infinity
  }
}
