import { Injectable } from '@nestjs/common'
import { PatrolRoundInput } from '@watchfloor/shared'
import type { PatrolRound, PatrolRoundPatch, PatrolRoundPlan } from '@watchfloor/shared'
import { v7 as uuid } from 'uuid'
import { AuditService } from '../../platform/audit/audit.service.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import type { Actor } from '../../platform/people/user.service.js'
import type { Watcher } from '../../ports/picture.port.js'
import { RoundPool } from './round-pool.js'

interface Row { id: string; body: unknown; version: number; updated_at: Date; updated_by: string }

/** The rounds that supervisors set up. */
@Injectable()
export class RoundBook {
  constructor(private readonly pool: PgPool, private readonly cameras: RoundPool, private readonly audit: AuditService) {}

  async list(by: Watcher): Promise<PatrolRound[]> {
    const [{ rows }, fixed] = await Promise.all([this.pool.query<Row>('SELECT * FROM patrol_round ORDER BY name'), this.cameras.fixed(by)])
    return rows.map((row) => this.view(row, fixed))
  }

  /** @throws ApiProblem `not_found` */
  async plan(id: string): Promise<PatrolRoundPlan> {
    const { rows: [row] } = await this.pool.query<Row>('SELECT * FROM patrol_round WHERE id = $1', [id])
    if (!row) throw new ApiProblem('not_found', 'there is no such round; GET /api/patrol/rounds lists them')
    return PatrolRoundInput.parse(row.body)
  }

  async create(plan: PatrolRoundPlan, by: Watcher, actor: Actor): Promise<PatrolRound> {
    const { rows } = await this.pool.query<Row>('INSERT INTO patrol_round(id, name, body, updated_by) VALUES ($1, $2, $3, $4) ON CONFLICT (name) DO NOTHING RETURNING *', [uuid(), plan.name, JSON.stringify(plan), actor.name])
    return this.written(rows[0] ?? this.nameTaken(plan.name), 'patrol_round.create', by, actor)
  }

  async change(id: string, { version, ...patch }: PatrolRoundPatch, by: Watcher, actor: Actor): Promise<PatrolRound> {
    const body = { ...await this.plan(id), ...patch }
    const { rows: [taken] } = await this.pool.query('SELECT 1 FROM patrol_round WHERE name = $1 AND id <> $2', [body.name, id])
    if (taken) this.nameTaken(body.name)
    // Read and written apart: the version says whether somebody else wrote in between.
    const { rows: [row] } = await this.pool.query<Row>('UPDATE patrol_round SET name = $3, body = $4, version = version + 1, updated_at = now(), updated_by = $5 WHERE id = $1 AND version = $2 RETURNING *', [id, version, body.name, JSON.stringify(body), actor.name])
    if (!row) throw new ApiProblem('patrol.stale', 'somebody has changed this round meanwhile: read it again')
    return this.written(row, 'patrol_round.change', by, actor)
  }

  /** Sessions that were begun with it go on and stay on record. */
  async remove(id: string, actor: Actor): Promise<void> {
    const { rows: [row] } = await this.pool.query<{ name: string }>('DELETE FROM patrol_round WHERE id = $1 RETURNING name', [id])
    if (!row) throw new ApiProblem('not_found', 'there is no such round')
    await this.audit.write(actor.name, 'patrol_round.remove', row.name, actor.address)
  }

  private nameTaken(name: string): never { throw new ApiProblem('conflict.exists', `there is a round named “${name}” already`) }

  private async written(row: Row, action: string, by: Watcher, actor: Actor): Promise<PatrolRound> {
    const round = this.view(row, await this.cameras.fixed(by))
    await this.audit.write(actor.name, action, round.name, actor.address, { order: round.order, tiles: round.tiles, dwellS: round.dwellS, blockMin: round.blockMin, cameras: round.cameras, enabled: round.enabled })
    return round
  }

  private view({ id, body, version, updated_at, updated_by }: Row, fixed: Awaited<ReturnType<RoundPool['fixed']>>): PatrolRound {
    const plan = PatrolRoundInput.parse(body)
    const { cameras, leftOut } = this.cameras.of(plan.pool, fixed)
    return { ...plan, id, version, cameras: cameras.length, leftOut, updatedAt: updated_at.toISOString(), updatedBy: updated_by }
  }
}
