import { Injectable } from '@nestjs/common'
import type { RoutingRow, RoutingRowInput } from '@watchfloor/shared'
import { v7 as uuid } from 'uuid'
import { AuditService } from '../../platform/audit/audit.service.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import type { Actor } from '../../platform/people/user.service.js'
import { Roster } from '../roster/roster.js'

const COLUMNS = 'r.id, r.position, r.category, r.area_id AS "areaId", r.unit_id AS "unitId", r.with_units AS "withUnits", r.plan, a.name AS "areaName", a.level AS "areaLevel", s.name AS "unitName"'
const FROM = 'FROM responsibility r JOIN squad s ON s.id = r.unit_id LEFT JOIN area a ON a.id = r.area_id'

/** The routing table: who is responsible for what where. */
@Injectable()
export class RoutingTable {
  constructor(private readonly pool: PgPool, private readonly roster: Roster, private readonly audit: AuditService) {}

  async list(): Promise<RoutingRow[]> { return (await this.pool.query<RoutingRow>(`SELECT ${COLUMNS} ${FROM} ORDER BY r.position, r.id`)).rows }

  async create(input: RoutingRowInput, actor: Actor): Promise<RoutingRow> {
    await this.refuseUnknown(input)
    const id = uuid()
    await this.pool.query(
      `INSERT INTO responsibility(id, position, category, area_id, unit_id, with_units, plan)
       VALUES ($1, coalesce($2, (SELECT coalesce(max(position), 0) + 10 FROM responsibility)), $3, $4, $5, $6, $7)`,
      [id, input.position ?? null, input.category, input.areaId ?? null, input.unitId, input.withUnits ?? [], input.plan ?? null])
    return this.told('routing.create', id, actor, input)
  }

  async change(id: string, patch: Partial<RoutingRowInput>, actor: Actor): Promise<RoutingRow> {
    const before = await this.row(id)
    const after = { ...before, ...patch }
    await this.refuseUnknown(after)
    await this.pool.query('UPDATE responsibility SET position = $2, category = $3, area_id = $4, unit_id = $5, with_units = $6, plan = $7 WHERE id = $1',
      [id, after.position, after.category, after.areaId ?? null, after.unitId, after.withUnits, after.plan ?? null])
    return this.told('routing.change', id, actor, patch)
  }

  async remove(id: string, actor: Actor): Promise<void> {
    const before = await this.row(id)
    await this.pool.query('DELETE FROM responsibility WHERE id = $1', [id])
    await this.roster.refresh()
    await this.audit.write(actor.name, 'routing.remove', before.category, actor.address, { area: before.areaName, unit: before.unitName })
  }

  private async told(action: string, id: string, actor: Actor, details: object): Promise<RoutingRow> {
    await this.roster.refresh()
    const row = await this.row(id)
    await this.audit.write(actor.name, action, row.category, actor.address, { ...details })
    return row
  }

  private async row(id: string): Promise<RoutingRow> {
    const { rows: [row] } = await this.pool.query<RoutingRow>(`SELECT ${COLUMNS} ${FROM} WHERE r.id = $1`, [id])
    if (!row) throw new ApiProblem('not_found', 'no such row of the routing table')
    return row
  }

  private async refuseUnknown({ areaId, unitId, withUnits = [] }: Pick<RoutingRowInput, 'areaId' | 'unitId' | 'withUnits'>): Promise<void> {
    await this.roster.refresh()
    const wrong = (path: string, message: string): never => { throw new ApiProblem('input.invalid', `${path}: ${message}`, { issues: [{ path, message }] }) }
    if (!this.roster.unit(unitId)) wrong('unitId', 'there is no such unit')
    if (withUnits.some((id) => !this.roster.unit(id))) wrong('withUnits', 'there is no such unit')
    if (areaId && !this.roster.area(areaId)) wrong('areaId', 'there is no such area')
  }
}
