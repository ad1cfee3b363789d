import { Injectable } from '@nestjs/common'
import type { DeviceEvent } from '@watchfloor/shared'
import type { Batch } from '../storage/batch.js'
import { TrackMetrics } from '../track-metrics.js'
import { Alarms } from './alarms.js'
import { Applied, applyChange, hear } from './apply.js'
import { LiveUnits } from './live-units.js'
import { refreshPresence } from './presence.js'
import { Telling } from './telling.js'
import type { Unit } from './unit.js'

/** What follows a commit: the live state takes the batch over, then the consoles hear of it. */
@Injectable()
export class Afterwards {
  private readonly applied = new Applied()

  constructor(
    private readonly live: LiveUnits, private readonly alarms: Alarms, private readonly telling: Telling, private readonly metrics: TrackMetrics,
  ) {}

  stored(batch: Batch, newEvents: ReadonlySet<string>): void {
    const { applied } = this
    const nowMs = Date.now()
    applied.clear()
    for (const change of batch.changes) if (this.stillKnown(change.unit)) applyChange(change, applied, nowMs)
    const events = this.events(batch, newEvents, nowMs)
    if (applied.refusedKeys > 0) this.metrics.refused('state_key', applied.refusedKeys)
    this.metrics.moved.inc(applied.moved.length)
    this.telling.tell({ moved: applied.moved, presence: [...applied.presence], states: [...applied.states], events })
  }

  private events(batch: Batch, newEvents: ReadonlySet<string>, nowMs: number): DeviceEvent[] {
    const told: DeviceEvent[] = []
    for (const { unit, event, timeMs, receivedMs } of batch.events) {
      if (!newEvents.has(event.id) || !this.stillKnown(unit)) continue
      hear(unit, receivedMs)
      if (refreshPresence(unit, nowMs)) this.applied.presence.add(unit)
      this.alarms.apply(unit, { ...event, timeMs })
      told.push(event)
    }
    return told
  }

  /** A device may be taken out of the registry while its reports are being stored. */
  private stillKnown(unit: Unit): boolean { return this.live.known(unit.no) === unit }
}
