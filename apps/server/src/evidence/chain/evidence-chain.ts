import { createHash } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { CHAIN_START, canonicalJson, lineText } from '@watchfloor/domain'
import type { ChainRecord } from '@watchfloor/domain'
import type { EvidenceItem, TimelineLine } from '@watchfloor/shared'
import type { EntityManager } from 'typeorm'
import type { EvidenceLink } from '../../ports/evidence.port.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { SELECT_ITEM, toItem } from '../evidence-rows.js'
import type { EvidenceRow } from '../evidence-rows.js'
import { readLine } from './timeline-rows.js'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** What an officer ($2) may bring to an incident ($3): the own, what belongs to it already, and what belongs to none yet. */
const MAY_BRING = `(i.by_person = $2 OR NOT EXISTS (SELECT 1 FROM evidence_of o WHERE o.item_id = i.id AND o.incident_id <> $3::uuid) OR EXISTS (SELECT 1 FROM evidence_of o WHERE o.item_id = i.id AND o.incident_id = $3::uuid))`

/** The append-only chain of each incident: one record per timeline line, each bound to the one before by its hash. */
@Injectable()
export class EvidenceChain {
  /** Appends within the caller's transaction. The incidents' rows are locked by then, so nobody else appends to these chains. */
  async append(links: readonly EvidenceLink[], within: EntityManager): Promise<void> {
    const records: string[] = []
    for (const link of links) {
      const line = link.line ?? await readLine(within, link.lineId)
      if (!line) throw new Error(`the line ${link.lineId} has to be written before it is linked`)
      const items = link.items.length === 0 ? [] : await this.items(link, within)
      records.push(canonicalJson(recordOf(link, line, items)))
      // Before the next link is looked at: whom an item belongs to decides who else may bring it.
      if (items.length > 0) await within.query('INSERT INTO evidence_of(incident_id, item_id) SELECT $1, unnest($2::uuid[]) ON CONFLICT DO NOTHING', [link.incidentId, items.map(({ id }) => id)])
    }
    // One round trip for all: the place in the chain and the hash are found where the last record lies. `chainText` in domain says the same.
    await within.query('SELECT evidence_append($1, $2, $3)', [links.map(({ incidentId }) => incidentId), records, CHAIN_START])
  }

  /** In the order in which they were named. @throws ApiProblem for one that is not there, or that is not for this officer to bring here: said alike, so that nobody learns what exists. */
  private async items({ items: ids, incidentId, officer }: EvidenceLink, within: EntityManager): Promise<EvidenceItem[]> {
    const rows = await within.query<EvidenceRow[]>(`${SELECT_ITEM} WHERE i.id::text = ANY($1) AND ($2::text IS NULL OR ${MAY_BRING})`, [ids, officer ?? null, incidentId])
    const found = new Map(rows.map((row) => [row.id, toItem(row)]))
    return ids.map((id) => {
      const item = found.get(id.toLowerCase())
      if (!item) throw new ApiProblem('input.invalid', `there is no evidence ${id}: upload it first`, { evidence: id })
      return item
    })
  }
}

const recordOf = (link: EvidenceLink, line: TimelineLine, items: readonly EvidenceItem[]): ChainRecord => ({
  incidentId: link.incidentId, line: { id: link.lineId, sha256: sha256(lineText(line)) }, action: link.action, actor: link.actor, at: link.at, items,
})
