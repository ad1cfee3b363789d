import { followTarget } from '@watchfloor/domain'
import type { Actor, Change } from '@watchfloor/domain'
import type { JobPayload } from '@watchfloor/shared'
import { HttpException, Injectable, Logger } from '@nestjs/common'
import { DataSource } from 'typeorm'
import type { EntityManager } from 'typeorm'
import { JobHandler } from '../../platform/jobs/job-handler.js'
import type { JobContext } from '../../platform/jobs/job-handler.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { CaseDesk } from '../case/case-desk.js'
import { CaseNews } from '../case/case-news.js'
import { CaseStore } from '../case/case-store.js'
import { EvidenceChain } from '../case/evidence-chain.js'
import { FactsDesk } from '../case/facts-desk.js'

/** How long a phone may be away and still get its first answer again. */
const ANSWERS_KEPT_DAYS = 30

/** What others have the case engine do, and what it does for itself. */
@Injectable()
export class IncidentJobs {
  private readonly log = new Logger('incident')

  constructor(
    private readonly database: DataSource, private readonly pool: PgPool, private readonly desk: CaseDesk, private readonly store: CaseStore, private readonly facts: FactsDesk,
    private readonly chain: EvidenceChain, private readonly news: CaseNews,
  ) {}

  /** An action of the hub, by a named rule. What the incident refuses is refused for good: trying again changes nothing. */
  @JobHandler('incident.act')
  async act({ incidentId, input, rule, why }: JobPayload<'incident.act'>, { id }: JobContext): Promise<string> {
    try {
      await this.actNow(incidentId, input, { type: 'system', rule, why })
      return 'done'
    } catch (error) {
      if (!(error instanceof HttpException) || error.getStatus() >= 500) throw error
      this.log.warn(`${rule} may not ${input.action} ${incidentId} any more: ${error.message} (job ${id})`)
      return error.message
    }
  }

  /** Who holds a case does not hang on what else was done to it since the shift changed: it is handed over as it is now. */
  private async actNow(incidentId: string, input: JobPayload<'incident.act'>['input'], actor: Actor): Promise<void> {
    try { await this.desk.act(incidentId, input, actor) } catch (error) {
      const version = input.action === 'hand_over' ? newerVersionOf(error) : null
      if (version === null) throw error
      await this.desk.act(incidentId, { ...input, version }, actor)
    }
  }

  /** Merged incidents end and begin again with their target; each in a transaction of its own, and each only once. */
  @JobHandler('incident.follow')
  async follow({ effectId }: JobPayload<'incident.follow'>, { signal }: Pick<JobContext, 'signal'>): Promise<number> {
    const { rows: [effect] } = await this.pool.query<{ incident_id: string }>("SELECT incident_id FROM effect WHERE id = $1 AND type = 'tell_children' AND state = 'pending'", [effectId])
    if (effect === undefined) return 0
    const { rows: children } = await this.pool.query<{ id: string }>("SELECT id FROM incident WHERE merged_into = $1 AND state = 'merged' ORDER BY id", [effect.incident_id])
    let count = 0
    for (const { id } of children) {
      signal.throwIfAborted()
      const followed = await this.database.transaction((manager) => this.followOne(manager, id, effect.incident_id))
      if (followed === null) continue
      this.news.tell(followed, [])
      count += 1
    }
    await this.pool.query("UPDATE effect SET state = 'done', attempts = attempts + 1, ended_at = now() WHERE id = $1 AND state = 'pending'", [effectId])
    return count
  }

  /** Those whose job is gone: a queue that was lost, a hub that was killed between commit and queue. */
  async followAll(signal: AbortSignal): Promise<void> {
    const { rows } = await this.pool.query<{ id: string }>("SELECT id FROM effect WHERE type = 'tell_children' AND state = 'pending' AND not_before <= now() ORDER BY not_before LIMIT 500")
    for (const { id } of rows) await this.follow({ effectId: id }, { signal })
  }

  @JobHandler('incident.upkeep')
  async upkeep(): Promise<number> {
    const { rowCount } = await this.pool.query('DELETE FROM action_answer WHERE at < now() - make_interval(days => $1)', [ANSWERS_KEPT_DAYS])
    return rowCount ?? 0
  }

  private async followOne(manager: EntityManager, childId: string, targetId: string): Promise<Change | null> {
    const { story, others: [target], stamp } = await this.store.take(manager, childId, [targetId], undefined)
    if (story === null || target === undefined) return null
    const followed = followTarget(story.file.incident, target, await this.facts.at(stamp))
    if (followed === null) return null
    const change: Change = {
      ok: true, file: { ...story.file, incident: followed.incident }, lines: [followed.line], effects: [], clocks: [], dispatches: [], removedDispatches: [], other: null, before: null, cancelledVersion: null,
    }
    await this.store.put(manager, change, null)
    await this.chain.link(manager, change)
    return change
  }
}

/** The incident's version where an action was refused for having seen an older one. */
function newerVersionOf(error: unknown): number | null {
  if (!(error instanceof ApiProblem)) return null
  const { code, details } = error.getResponse() as { code?: string; details?: { version?: unknown } }
  return code === 'incident.stale_version' && typeof details?.version === 'number' ? details.version : null
}
