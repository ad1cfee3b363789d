import type { Change } from '@watchfloor/domain'
import type { TimelineLine } from '@watchfloor/shared'
import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { EvidencePort } from '../../ports/evidence.port.js'

const officerOf = ({ actor }: TimelineLine): { officer?: string } => (actor.type === 'person' && actor.role === 'officer' ? { officer: actor.id } : {})
const nameOf = ({ actor }: TimelineLine): string => (actor.type === 'person' ? actor.name : actor.rule)

/** Has every line of a change recorded in its incident's chain of evidence, in the same transaction: unknown evidence refuses the action. */
@Injectable()
export class EvidenceChain {
  constructor(private readonly evidence: EvidencePort) {}

  async link(within: EntityManager, { lines, other }: Change): Promise<void> {
    for (const line of other === null ? lines : [...lines, other.line]) {
      await this.evidence.link({ incidentId: line.incidentId, lineId: line.id, action: line.action, actor: nameOf(line), at: line.recordedAt, items: line.evidence, line, ...officerOf(line) }, within)
    }
  }
}
