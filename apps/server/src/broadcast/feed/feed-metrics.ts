import { Injectable } from '@nestjs/common'
import { Counter, Gauge } from 'prom-client'
import { Metrics } from '../../platform/observe/metrics.js'

const WINDOW_MS = 10_000

/** What the consoles' room counts, and the two figures of the hub's pulse. */
@Injectable()
export class FeedMetrics {
  readonly fixes: Counter
  readonly frameBytes: Counter
  readonly coalesced: Counter
  private consoles: () => number = () => 0
  private phones: () => number = () => 0
  /** [second, fixes, longest wait in ms] of the last seconds. */
  private seconds: [number, number, number][] = []

  constructor(private readonly metrics: Metrics) {
    const registers = [metrics.registry]
    this.fixes = new Counter({ name: 'watchfloor_console_fixes_total', help: 'Fixes sent to consoles, each console counted', registers })
    this.frameBytes = new Counter({ name: 'watchfloor_console_frame_bytes_total', help: 'Bytes of fix frames sent to consoles, before the socket’s own framing', registers })
    this.coalesced = new Counter({ name: 'watchfloor_console_coalesced_total', help: 'Fixes held back from slow consoles in favour of a newer one', registers })
    const count = (): number => this.consoles()
    new Gauge({ name: 'watchfloor_consoles', help: 'Consoles connected', registers, collect() { this.set(count()) } })
    const phones = (): number => this.phones()
    new Gauge({ name: 'watchfloor_phones', help: 'Officers’ phone pages connected', registers, collect() { this.set(phones()) } })
  }

  countConsolesBy(count: () => number): void { this.consoles = count }
  countPhonesBy(count: () => number): void { this.phones = count }

  /** Fixes that just left, the oldest of them received at `oldestMs`. */
  left(fixes: number, oldestMs: number, receivedSum: number, nowMs: number): void {
    this.metrics.waited.inc({ until: 'broadcast' }, Math.max(0, fixes * nowMs - receivedSum) / 1000)
    const lagMs = Math.max(0, nowMs - oldestMs)
    this.metrics.out.inc({ stage: 'broadcast' }, fixes)
    this.metrics.lag.observe({ stage: 'broadcast' }, lagMs / 1000)
    const second = Math.floor(nowMs / 1000)
    const last = this.seconds.at(-1)
    if (last?.[0] === second) { last[1] += fixes; last[2] = Math.max(last[2], lagMs) } else this.seconds.push([second, fixes, lagMs])
    this.forget(nowMs)
  }

  pulse(nowMs: number): { fixesPerS: number; lagMs: number } {
    this.forget(nowMs)
    const fixes = this.seconds.reduce((sum, [, count]) => sum + count, 0)
    return { fixesPerS: Math.round((fixes * 10_000) / WINDOW_MS) / 10, lagMs: this.seconds.reduce((worst, [, , lag]) => Math.max(worst, lag), 0) }
  }

  private forget(nowMs: number): void {
    const first = Math.floor((nowMs - WINDOW_MS) / 1000)
    while (this.seconds.length > 0 && this.seconds[0]![0] <= first) this.seconds.shift()
  }
}
