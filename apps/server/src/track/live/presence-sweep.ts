import { Injectable } from '@nestjs/common'
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common'
import { BroadcastPort } from '../../ports/broadcast.port.js'
import { LiveUnits } from './live-units.js'
import { refreshPresence } from './presence.js'
import type { Unit } from './unit.js'

const SWEEP_MS = 1000

/** Silence is only noticed by looking: once a second over all units, those that fell silent are told to the consoles. */
@Injectable()
export class PresenceSweep implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | null = null

  constructor(private readonly live: LiveUnits, private readonly broadcast: BroadcastPort) {}

  onApplicationBootstrap(): void { this.timer = setInterval(() => this.sweep(Date.now()), SWEEP_MS) }

  onModuleDestroy(): void { if (this.timer) clearInterval(this.timer) }

  sweep(nowMs: number): void {
    const changed: Unit[] = []
    for (const unit of this.live.all()) if (refreshPresence(unit, nowMs)) changed.push(unit)
    if (changed.length > 0) this.broadcast.presence(changed)
  }
}
