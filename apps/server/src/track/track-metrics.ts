import { Injectable } from '@nestjs/common'
import { FIX_MARKS } from '@watchfloor/shared'
import type { FixMark } from '@watchfloor/shared'
import { Counter, Histogram } from 'prom-client'
import { Metrics } from '../platform/observe/metrics.js'
import type { Batch } from './storage/batch.js'

const SECONDS = [0.005, 0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 10]

/** What track counts. */
@Injectable()
export class TrackMetrics {
  private readonly wait: Histogram
  private readonly commit: Histogram
  readonly moved: Counter
  readonly commitFailures: Counter
  /** Counted here first: a labelled counter for each of 50,000 fixes a second would be felt. */
  private readonly byMark = new Map<FixMark, number>(FIX_MARKS.map((mark) => [mark, 0]))

  constructor(private readonly metrics: Metrics) {
    const registers = [metrics.registry]
    const { byMark } = this
    new Counter({
      name: 'watchfloor_track_fixes_total', help: 'Fixes judged, by mark', labelNames: ['mark'] as const, registers,
      collect() { for (const [mark, count] of byMark) { this.inc({ mark }, count); byMark.set(mark, 0) } },
    })
    this.moved = new Counter({ name: 'watchfloor_track_moved_total', help: 'Fixes that moved a live marker', registers })
    this.commitFailures = new Counter({ name: 'watchfloor_track_commit_failures_total', help: 'Attempts to commit a batch that failed and were tried again', registers })
    this.wait = new Histogram({ name: 'watchfloor_track_batch_wait_seconds', help: 'From receipt of a batch’s first report to the start of its commit', buckets: SECONDS, registers })
    this.commit = new Histogram({ name: 'watchfloor_track_commit_seconds', help: 'Time that a batch takes to be stored', buckets: SECONDS, registers })
  }

  marked(mark: FixMark): void { this.byMark.set(mark, this.byMark.get(mark)! + 1) }

  /** A report, a row or a state key could not be kept. */
  refused(reason: 'no_time' | 'database' | 'state_key', count = 1): void { this.metrics.rejected.inc({ where: 'track', reason }, count) }

  committed(batch: Batch, begunMs: number, commitMs: number): void {
    const waitedMs = begunMs - batch.firstMs
    const waitedSumS = Math.max(0, batch.rows * begunMs - batch.receivedSum) / 1000
    this.metrics.out.inc({ stage: 'stored' }, batch.rows)
    this.metrics.waited.inc({ until: 'commit' }, waitedSumS)
    this.metrics.waited.inc({ until: 'stored' }, waitedSumS + (batch.rows * commitMs) / 1000)
    this.metrics.lag.observe({ stage: 'stored' }, (waitedMs + commitMs) / 1000)
    this.wait.observe(waitedMs / 1000)
    this.commit.observe(commitMs / 1000)
  }
}
