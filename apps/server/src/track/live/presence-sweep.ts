import { Injectable } from '@nestjs/common'
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common'
import { Settings, runs } from '../../platform/config/settings.js'
import { LiveUnits } from './live-units.js'
import { refreshPresence } from './presence.js'
import { Telling } from './telling.js'
import type { Unit } from './unit.js'

const SWEEP_MS = 1000

/** Silence is only noticed by looking: once a second over all units, those that fell silent are told to the consoles. */
@Injectable()
export class PresenceSweep implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | null = null

  constructor(private readonly live: LiveUnits, private readonly telling: Telling, private readonly settings: Settings) {}

  /** A process that only watches is told by the one that takes messages in. */
  onApplicationBootstrap(): void { if (runs(this.settings, 'ingest')) this.timer = setInterval(() => this.sweep(Date.now()), SWEEP_MS) }

  onModuleDestroy(): void { if (this.timer) clearInterval(this.timer) }

  sweep(nowMs: number): void {
    const changed: Unit[] = []
    for (const unit of this.live.all()) if (refreshPresence(unit, nowMs)) changed.push(unit)
    if (changed.length > 0) this.telling.tell({ moved: [], presence: changed, states: [], events: [] })
  }
}
