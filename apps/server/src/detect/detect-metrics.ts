import { Injectable, Logger } from '@nestjs/common'
import { RULES } from '@watchfloor/domain'
import type { AnyRule } from '@watchfloor/domain'
import { Counter } from 'prom-client'
import { Metrics } from '../platform/observe/metrics.js'

/** What detect counts. */
@Injectable()
export class DetectMetrics {
  private readonly log = new Logger('Rules')
  /** Plain numbers that Prometheus' counters take over when somebody asks: a counter for each of 300,000 runs a second would be felt. */
  runs = 0
  spentMs = 0
  private readonly faults: Counter
  private readonly raises: Counter
  private readonly said = new Set<string>()

  constructor(private readonly metrics: Metrics) {
    const registers = [metrics.registry]
    const sum = (name: string, help: string, take: () => number): Counter => new Counter({ name, help, registers, collect() { this.inc(take()) } })
    sum('watchfloor_rule_runs_total', 'Steps of rules', () => { const { runs } = this; this.runs = 0; return runs })
    sum('watchfloor_rule_seconds_total', 'Time spent in rules, with what each is fed', () => { const { spentMs } = this; this.spentMs = 0; return spentMs / 1000 })
    this.faults = new Counter({ name: 'watchfloor_rule_faults_total', help: 'Steps in which a rule threw', labelNames: ['rule'] as const, registers })
    this.raises = new Counter({ name: 'watchfloor_rule_raises_total', help: 'Raises of rules, repeats included', labelNames: ['rule'] as const, registers })
    for (const { name } of RULES) {
      this.faults.inc({ rule: name }, 0)
      this.raises.inc({ rule: name }, 0)
    }
  }

  raised(rule: string): void { this.raises.inc({ rule }) }

  /** A rule threw: the others run; it is said once, counted each time. */
  fault({ name }: AnyRule, error: unknown): void {
    this.faults.inc({ rule: name })
    if (this.said.has(name)) return
    this.said.add(name)
    this.log.error(`The rule ${name} has a fault; the others run, further ones of it are only counted: ${(error as Error).stack ?? String(error)}`)
  }

  /** Something stored could not be read or written and was left out. */
  refused(reason: 'rule_state' | 'settings' | 'mask' | 'truck_place' | 'truck_permit' | 'calendar' | 'database', count = 1): void { this.metrics.rejected.inc({ where: 'detect', reason }, count) }
}
