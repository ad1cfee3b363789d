import { Injectable, Logger } from '@nestjs/common'
import type { OnApplicationBootstrap } from '@nestjs/common'
import { Settings, runs } from '../../platform/config/settings.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { CopyBuffer } from '../storage/copy-buffer.js'
import { copyIn } from '../storage/copy-in.js'
import { LiveUnits } from './live-units.js'
import { STAGE_ROWS, STAGE_TABLE, TAKE_STAGED, writeLastKnown } from './last-known-rows.js'
import type { Unit } from './unit.js'

const EVERY_MS = 5000
/** Rows a transaction: keeps each hold of the event loop and of the database short. */
const CHUNK = 1000

/**
 * Writes the live state into `last_known` every few seconds, only what changed. It is a checkpoint: what a crash cuts off is healed at the next
 * boot from the tail of `fix`, where every acknowledged report already is (docs/decisions/008).
 */
@Injectable()
export class Checkpoint implements OnApplicationBootstrap {
  private readonly log = new Logger('Track')
  private readonly buffer = new CopyBuffer()
  private timer: NodeJS.Timeout | null = null
  private running: Promise<void> | null = null

  constructor(private readonly pool: PgPool, private readonly live: LiveUnits, private readonly settings: Settings) {}

  onApplicationBootstrap(): void {
    if (!runs(this.settings, 'ingest')) return
    this.timer = setInterval(() => { void this.now().catch((error: Error) => this.log.warn(`Checkpoint of the last known state put off: ${error.message}`)) }, EVERY_MS)
  }

  /** The last one, when nothing is added any more. */
  async finish(): Promise<void> {
    if (!this.timer) return
    clearInterval(this.timer)
    await this.running?.catch(() => undefined)
    await this.now()
  }

  /** Writes what changed since the last time; two never run at once. */
  now(): Promise<void> {
    this.running ??= this.write().finally(() => { this.running = null })
    return this.running
  }

  private async write(): Promise<void> {
    let chunk: Unit[] = []
    for (const unit of this.live.all()) {
      if (!unit.dirty) continue
      chunk.push(unit)
      if (chunk.length === CHUNK) { await this.chunk(chunk); chunk = [] }
    }
    if (chunk.length > 0) await this.chunk(chunk)
  }

  private async chunk(units: readonly Unit[]): Promise<void> {
    this.buffer.clear()
    for (const unit of units) { writeLastKnown(this.buffer, unit); unit.dirty = false }
    const client = await this.pool.connect().catch((error: unknown) => { for (const unit of units) unit.dirty = true; throw error })
    let broken = true
    try {
      await client.query(STAGE_TABLE)
      await client.query('BEGIN')
      await copyIn(client, STAGE_ROWS, this.buffer.finished())
      await client.query(TAKE_STAGED)
      await client.query('COMMIT')
      broken = false
    } finally {
      if (broken) for (const unit of units) unit.dirty = true
      client.release(broken)
    }
  }
}
