import { Injectable } from '@nestjs/common'
import type { Area, AreaInput, Page } from '@watchfloor/shared'
import { DataSource } from 'typeorm'
import { v7 as uuid } from 'uuid'
import { AreaEntity } from '../../store/entities/index.js'
import { pageOf } from '../../store/list-page.js'
import { AuditService } from '../audit/audit.service.js'
import { ApiProblem } from '../http/api-problem.js'
import type { Actor } from '../people/user.service.js'
import { geometryFault } from './area-geometry.js'
import { PlacesWatch } from './places-watch.js'
import type { AreaQuery } from './area-query.js'

/** Areas: districts, streets, communities, duty areas, unit grids. */
@Injectable()
export class AreaService {
  constructor(private readonly database: DataSource, private readonly audit: AuditService, private readonly places: PlacesWatch) {}

  list(query: AreaQuery): Promise<Page<Area>> {
    const rows = this.database.getRepository(AreaEntity).createQueryBuilder('a')
    if (query.q) rows.andWhere('a.name ILIKE :q', { q: `%${query.q.replace(/[\\%_]/g, '\\$&')}%` })
    if (query.level) rows.andWhere('a.level = :level', { level: query.level })
    if (query.squadId) rows.andWhere('a.squad_id = :squadId', { squadId: query.squadId })
    return pageOf(rows, 'a', 'name', query, (row) => row.name, toArea)
  }

  async create(input: AreaInput, actor: Actor): Promise<Area> {
    refuseFault(input)
    const row: AreaEntity = { id: uuid(), name: input.name, level: input.level, squadId: input.squadId ?? null, geometry: input.geometry }
    await this.database.getRepository(AreaEntity).insert(row)
    await this.places.changed()
    await this.audit.write(actor.name, 'area.create', row.name, actor.address, { level: row.level })
    return toArea(row)
  }

  async change(id: string, patch: Partial<AreaInput>, actor: Actor): Promise<Area> {
    refuseFault(patch)
    const areas = this.database.getRepository(AreaEntity)
    if (Object.keys(patch).length) await areas.update(id, patch)
    const row = await areas.findOneBy({ id })
    if (!row) throw new ApiProblem('not_found', 'no such area')
    const { geometry, ...words } = patch
    await this.places.changed()
    await this.audit.write(actor.name, 'area.change', row.name, actor.address, { ...words, ...(geometry ? { geometry: geometry.type } : {}) })
    return toArea(row)
  }

  async remove(id: string, actor: Actor): Promise<void> {
    const areas = this.database.getRepository(AreaEntity)
    const row = await areas.findOneBy({ id })
    if (!row) throw new ApiProblem('not_found', 'no such area')
    await areas.delete(id)
    await this.places.changed()
    await this.audit.write(actor.name, 'area.remove', row.name, actor.address, { level: row.level })
  }
}

function refuseFault({ geometry }: Partial<AreaInput>): void {
  const fault = geometry && geometryFault(geometry)
  if (fault) throw new ApiProblem('input.invalid', `geometry: ${fault.message}`, { issues: [{ path: 'geometry', message: fault.message }] })
}

const toArea = (row: AreaEntity): Area => ({ id: row.id, name: row.name, level: row.level, squadId: row.squadId, geometry: row.geometry })
