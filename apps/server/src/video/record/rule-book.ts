import { Injectable } from '@nestjs/common'
import { RecordingRuleInput } from '@watchfloor/shared'
import type { RecordingRulePatch, RecordingRulePlan } from '@watchfloor/shared'
import { v7 as uuid } from 'uuid'
import { AuditService } from '../../platform/audit/audit.service.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import type { Actor } from '../../platform/people/user.service.js'

/** A rule as it is stored. */
export interface KeptRule extends RecordingRulePlan { id: string; version: number; updatedAt: string; updatedBy: string }
interface Row { id: string; body: unknown; version: number; updated_at: Date; updated_by: string }

const ruleOf = ({ id, body, version, updated_at, updated_by }: Row): KeptRule => ({ ...RecordingRuleInput.parse(body), id, version, updatedAt: updated_at.toISOString(), updatedBy: updated_by })

/** The rules by which cameras are recorded; every change is in the audit log with what the rule says from then on. */
@Injectable()
export class RecordingRuleBook {
  constructor(private readonly pool: PgPool, private readonly audit: AuditService) {}

  async all(): Promise<KeptRule[]> { return (await this.pool.query<Row>('SELECT * FROM recording_rule ORDER BY name')).rows.map(ruleOf) }

  async create(plan: RecordingRulePlan, actor: Actor): Promise<KeptRule> {
    const { rows: [row] } = await this.pool.query<Row>('INSERT INTO recording_rule(id, name, body, updated_by) VALUES ($1, $2, $3, $4) ON CONFLICT (name) DO NOTHING RETURNING *', [uuid(), plan.name, JSON.stringify(plan), actor.name])
    if (!row) throw nameTaken(plan.name)
    return this.written(ruleOf(row), 'recording_rule.create', actor)
  }

  async change(id: string, { version, ...patch }: RecordingRulePatch, actor: Actor): Promise<KeptRule> {
    const before = await this.one(id)
    const plan = RecordingRuleInput.parse({ ...before, ...patch })
    const { rows: [taken] } = await this.pool.query('SELECT 1 FROM recording_rule WHERE name = $1 AND id <> $2', [plan.name, id])
    if (taken) throw nameTaken(plan.name)
    // Read and written apart: the version says whether somebody else wrote in between.
    const { rows: [row] } = await this.pool.query<Row>('UPDATE recording_rule SET name = $3, body = $4, version = version + 1, updated_at = now(), updated_by = $5 WHERE id = $1 AND version = $2 RETURNING *', [id, version, plan.name, JSON.stringify(plan), actor.name])
    if (!row) throw new ApiProblem('recording.stale', 'somebody has changed this rule meanwhile: read it again')
    return this.written(ruleOf(row), 'recording_rule.change', actor)
  }

  /** What was recorded by it stays for its time. */
  async remove(id: string, actor: Actor): Promise<void> {
    const { rows: [row] } = await this.pool.query<{ name: string }>('DELETE FROM recording_rule WHERE id = $1 RETURNING name', [id])
    if (!row) throw new ApiProblem('not_found', 'there is no such rule; GET /api/recording/rules lists them')
    await this.audit.write(actor.name, 'recording_rule.remove', row.name, actor.address)
  }

  private async one(id: string): Promise<KeptRule> {
    const { rows: [row] } = await this.pool.query<Row>('SELECT * FROM recording_rule WHERE id = $1', [id])
    if (!row) throw new ApiProblem('not_found', 'there is no such rule; GET /api/recording/rules lists them')
    return ruleOf(row)
  }

  private async written(rule: KeptRule, action: string, actor: Actor): Promise<KeptRule> {
    const { name, pool, when, stream, keepDays, enabled } = rule
    await this.audit.write(actor.name, action, name, actor.address, { pool, when, stream, keepDays, enabled })
    return rule
  }
}

const nameTaken = (name: string): ApiProblem => new ApiProblem('conflict.exists', `there is a rule named “${name}” already`)
