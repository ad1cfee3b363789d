import type { Change } from '@watchfloor/domain'
import type { TimelineLine } from '@watchfloor/shared'
import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { EvidencePort } from '../../ports/evidence.port.js'

/** Officers bring only what is theirs to bring. */
const officerOf = ({ actor }: TimelineLine): { officer?: string } => (actor.type === 'person' && actor.role === 'officer' ? { officer: actor.id } : {})
const nameOf = ({ actor }: TimelineLine): string => (actor.type === 'person' ? actor.name : actor.rule)

/** Has every line of a change recorded in its incident's chain of evidence, in the same transaction: unknown evidence refuses the action. */
@Injectable()
export class EvidenceChain {
  constructor(private readonly evidence: EvidencePort) {}

  link(within: EntityManager, change: Change): Promise<void> { return this.linkAll(within, [change]) }

  async linkAll(within: EntityManager, changes: readonly Change[]): Promise<void> {
    const lines = changes.flatMap(({ lines: own, other }) => (other === null ? own : [...own, other.line]))
    await this.evidence.linkAll(lines.map((line) => ({ incidentId: line.incidentId, lineId: line.id, action: line.action, actor: nameOf(line), at: line.recordedAt, items: line.evidence, line, ...officerOf(line) })), within)
  }
}
