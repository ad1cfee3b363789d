import { Injectable } from '@nestjs/common'
import type { BeforeApplicationShutdown } from '@nestjs/common'
import { Checkpoint } from './live/checkpoint.js'
import { TrackDatabase } from './storage/track-database.js'
import { TrackWriter } from './track-writer.js'

/** How long a database that is away holds up the end. What is not stored then was never acknowledged. */
const PATIENCE_MS = 5000

/** The doors read no more: what was taken in is stored and answered, then the last checkpoint is written. */
@Injectable()
export class TrackShutdown implements BeforeApplicationShutdown {
  constructor(private readonly writer: TrackWriter, private readonly checkpoint: Checkpoint, private readonly database: TrackDatabase) {}

  async beforeApplicationShutdown(): Promise<void> {
    await this.writer.drain(PATIENCE_MS)
    // Without it the next start heals a little more.
    await this.checkpoint.finish().catch(() => undefined)
    this.database.close()
  }
}
