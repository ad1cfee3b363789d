import { Injectable } from '@nestjs/common'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

/**
 * What Prometheus reads. One registry per hub, for tests run several in one process. The four measures below are the same for all rooms;
 * what only one room has, it adds to `registry` itself.
 */
@Injectable()
export class Metrics {
  readonly registry = new Registry()
  /** Messages that came in, by door (`mqtt`, `jt808`, `owntracks`, `traccar`, `api`). */
  readonly in = new Counter({ name: 'watchfloor_in_total', help: 'Messages received, by door', labelNames: ['door'], registers: [this.registry] })
  /** Things handed on, by stage (`decoded`, `stored`, `broadcast`). */
  readonly out = new Counter({ name: 'watchfloor_out_total', help: 'Things handed on, by stage', labelNames: ['stage'], registers: [this.registry] })
  /** Things refused or dropped, by where and why; nothing is dropped without a count here. */
  readonly rejected = new Counter({ name: 'watchfloor_rejected_total', help: 'Things refused or dropped, by place and reason', labelNames: ['where', 'reason'], registers: [this.registry] })
  /** Time from receipt to the end of a stage (`decoded`, `stored`, `broadcast`), in seconds. */
  readonly lag = new Histogram({
    name: 'watchfloor_lag_seconds', help: 'Time from receipt to the end of a stage', labelNames: ['stage'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10], registers: [this.registry],
  })
  /** What all fixes together have waited since their receipt, in seconds, until a point of their way; over `out` it is the mean, and the difference of two points a stage's share. */
  readonly waited = new Counter({ name: 'watchfloor_fix_wait_seconds_total', help: 'Sum over fixes of the time from receipt until a point of their way', labelNames: ['until'], registers: [this.registry] })

  constructor() { collectDefaultMetrics({ register: this.registry }) }

  /** A gauge that is read only when somebody asks. */
  gauge(name: string, help: string, read: () => number): void {
    new Gauge({ name: `watchfloor_${name}`, help, registers: [this.registry], collect() { this.set(read()) } })
  }
}
