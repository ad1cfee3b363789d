import { Injectable } from '@nestjs/common'
import { Metrics } from '../platform/observe/metrics.js'
import { CommandAnswers } from './commands/command-answers.js'
import { DecodeDesk } from './desk/decode-desk.js'
import { IntakeGate } from './desk/intake-gate.js'
import { IngestDoors } from './ingest-doors.js'
import { EmbeddedBroker } from './mqtt/embedded-broker.js'
import { OuterBroker } from './mqtt/outer-broker.js'
import { QuarantineLog } from './quarantine/quarantine-log.js'

/** The room's own figures beside the common ones (messages in by door, decoded, rejected by adapter and reason). */
@Injectable()
export class IngestMetrics {
  constructor(metrics: Metrics, desk: DecodeDesk, gate: IntakeGate, embedded: EmbeddedBroker, outer: OuterBroker, doors: IngestDoors, quarantine: QuarantineLog, answers: CommandAnswers) {
    metrics.gauge('mqtt_connections', 'Connections to the embedded broker', () => embedded.connections)
    metrics.gauge('jt808_connections', 'JT/T 808 terminals connected', () => doors.jt808?.open ?? 0)
    metrics.gauge('hj212_connections', 'HJ 212 stations connected', () => doors.hj212?.open ?? 0)
    metrics.gauge('mqtt_reconnects', 'Reconnects to the outer broker since boot', () => outer.reconnects)
    metrics.gauge('sessions', 'Adapter sessions kept for messages without a connection of their own', () => desk.shelf.size)
    metrics.gauge('intake_closings', 'Times the doors stopped reading because the writer was full', () => gate.closings)
    metrics.gauge('intake_closed_seconds', 'Time for which the doors did not read, in all', () => gate.closedSeconds)
    metrics.gauge('quarantine_notes', 'Knocks not let in since boot', () => quarantine.noted)
    metrics.gauge('quarantine_overflow', 'Knocks beyond what quarantine takes in a second, since boot', () => quarantine.overflow)
    metrics.gauge('commands_open', 'Commands that wait for an answer', () => answers.size)
  }
}
