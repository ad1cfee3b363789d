import { Module } from '@nestjs/common'
import { DetectPort } from '../ports/detect.port.js'
import { AlarmOpener } from './alarms/alarm-opener.js'
import { DetectMetrics } from './detect-metrics.js'
import { Facts } from './facts/facts.js'
import { FactsReader } from './facts/facts-reader.js'
import { RuleEngine } from './stream/rule-engine.js'
import { RuleMemory } from './stream/rule-memory.js'

/** Rules over the stream with their saved memory, what they look at, and the alarms they raise. */
@Module({
  providers: [DetectMetrics, Facts, FactsReader, RuleMemory, RuleEngine, AlarmOpener, { provide: DetectPort, useExisting: RuleEngine }],
  exports: [DetectPort],
})
export class DetectModule {}
