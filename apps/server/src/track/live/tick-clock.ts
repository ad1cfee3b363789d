import { Injectable } from '@nestjs/common'
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common'
import { Settings, runs } from '../../platform/config/settings.js'
import { TrackWriter } from '../track-writer.js'

/** Every device's rules look at the clock this often, in parts, so that ten thousand devices do not all do it in one moment. */
const EVERY_MS = 5000
const PARTS = 10

/** The hub's clock as the rules see it: a tick stands in the line of reports and is carried out, and stored, in its place (DESIGN §1 row 4). */
@Injectable()
export class TickClock implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | null = null
  private part = 0

  constructor(private readonly writer: TrackWriter, private readonly settings: Settings) {}

  onApplicationBootstrap(): void {
    if (!runs(this.settings, 'ingest')) return
    this.timer = setInterval(() => {
      this.writer.tick({ nowMs: Date.now(), part: this.part, of: PARTS })
      this.part = (this.part + 1) % PARTS
    }, EVERY_MS / PARTS)
  }

  onModuleDestroy(): void { if (this.timer) clearInterval(this.timer) }
}
