import { Injectable } from '@nestjs/common'
import type { ListQuery, Page, Squad, SquadInput } from '@watchfloor/shared'
import { DataSource } from 'typeorm'
import { v7 as uuid } from 'uuid'
import { AreaEntity, DeviceEntity, SquadEntity, UserEntity } from '../../store/entities/index.js'
import { pageOf } from '../../store/list-page.js'
import { AuditService } from '../audit/audit.service.js'
import { ApiProblem } from '../http/api-problem.js'
import type { Actor } from '../people/user.service.js'
import { PlacesWatch } from './places-watch.js'

/** Units: squads (中队) and departments, each with the number of devices that belong to it. */
@Injectable()
export class SquadService {
  constructor(private readonly database: DataSource, private readonly audit: AuditService, private readonly places: PlacesWatch) {}

  async list(query: ListQuery): Promise<Page<Squad>> {
    const rows = this.database.getRepository(SquadEntity).createQueryBuilder('s')
    if (query.q) rows.andWhere('s.name ILIKE :q', { q: `%${query.q.replace(/[\\%_]/g, '\\$&')}%` })
    const page = await pageOf(rows, 's', 'name', query, (row) => row.name, (row) => row)
    const counts = await this.deviceCounts(page.items.map((row) => row.id))
    return { ...page, items: page.items.map((row) => toSquad(row, counts.get(row.id) ?? 0)) }
  }

  async create(input: SquadInput, actor: Actor): Promise<Squad> {
    const row: SquadEntity = { id: uuid(), name: input.name, note: input.note ?? null, kind: input.kind ?? 'squad', qualifiedFor: input.qualifiedFor ?? ['*'], phone: input.phone ?? null }
    await this.database.getRepository(SquadEntity).insert(row)
    await this.places.changed()
    await this.audit.write(actor.name, 'squad.create', row.name, actor.address)
    return toSquad(row, 0)
  }

  async change(id: string, patch: Partial<SquadInput>, actor: Actor): Promise<Squad> {
    const squads = this.database.getRepository(SquadEntity)
    if (Object.keys(patch).length) await squads.update(id, patch)
    const row = await squads.findOneBy({ id })
    if (!row) throw new ApiProblem('not_found', 'no such squad')
    await this.places.changed()
    await this.audit.write(actor.name, 'squad.change', row.name, actor.address, patch)
    return toSquad(row, (await this.deviceCounts([id])).get(id) ?? 0)
  }

  /** The keys would quietly let go of devices and areas, so both are asked before. */
  async remove(id: string, actor: Actor): Promise<void> {
    const name = await this.database.transaction(async (manager) => {
      const row = await manager.findOne(SquadEntity, { where: { id }, lock: { mode: 'pessimistic_write' } })
      if (!row) throw new ApiProblem('not_found', 'no such squad')
      const devices = await manager.countBy(DeviceEntity, { squadId: id })
      const areas = await manager.countBy(AreaEntity, { squadId: id })
      const people = await manager.countBy(UserEntity, { squadId: id })
      if (devices || areas || people) throw new ApiProblem('conflict.in_use', `${devices} devices, ${areas} areas and ${people} people belong to this squad`, { devices, areas, people })
      const open = await manager.query<{ n: number }[]>("SELECT count(*)::int AS n FROM dispatch_record WHERE unit_id = $1 AND state NOT IN ('declined', 'released')", [id])
      const rows = await manager.query<{ n: number }[]>('SELECT count(*)::int AS n FROM responsibility WHERE unit_id = $1 OR $1 = ANY(with_units)', [id])
      if (open[0]!.n || rows[0]!.n) throw new ApiProblem('conflict.in_use', `${open[0]!.n} open dispatches and ${rows[0]!.n} rows of the routing table name this unit`, { dispatches: open[0]!.n, routing: rows[0]!.n })
      await manager.delete(SquadEntity, id)
      return row.name
    })
    await this.places.changed()
    await this.audit.write(actor.name, 'squad.remove', name, actor.address)
  }

  private async deviceCounts(ids: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.database.query<{ squad_id: string; n: number }[]>('SELECT squad_id, count(*)::int AS n FROM device WHERE squad_id = ANY($1) GROUP BY squad_id', [ids])
    return new Map(rows.map((row) => [row.squad_id, row.n]))
  }
}

const toSquad = (row: SquadEntity, devices: number): Squad => ({
  id: row.id, name: row.name, ...(row.note === null ? {} : { note: row.note }), kind: row.kind, qualifiedFor: row.qualifiedFor, phone: row.phone, devices,
})
