import { Injectable } from '@nestjs/common'
import { AREA_LEVELS, AreaInput } from '@watchfloor/shared'
import type { AreaImportAnswer, AreaImportInput } from '@watchfloor/shared'
import { DataSource } from 'typeorm'
import { v7 as uuid } from 'uuid'
import { AreaEntity, SquadEntity } from '../../store/entities/index.js'
import { AuditService } from '../audit/audit.service.js'
import type { Actor } from '../people/user.service.js'
import { geometryFault } from './area-geometry.js'
import { PlacesWatch } from './places-watch.js'

type RowError = AreaImportAnswer['errors'][number]
/** RFC 7946 lets a position carry a height; an area has none. */
const flat = (part: unknown): unknown => Array.isArray(part) ? typeof part[0] === 'number' ? part.slice(0, 2) : part.map(flat) : part

/** Reads areas from a GeoJSON FeatureCollection: properties `name`, `level` (absent: `other`), `squad` (its name). All features or none. */
@Injectable()
export class AreaImport {
  constructor(private readonly database: DataSource, private readonly audit: AuditService, private readonly places: PlacesWatch) {}

  async run(input: AreaImportInput, dryRun: boolean, actor: Actor): Promise<AreaImportAnswer> {
    const squads = new Map((await this.database.getRepository(SquadEntity).find()).map((squad) => [squad.name, squad.id]))
    const errors: RowError[] = []
    const rows: AreaInput[] = []
    const seen = new Set<string>()
    input.features.forEach((feature, index) => {
      const row = index + 1
      const wrong = (column: string | null, code: string, message: string): void => { errors.push({ row, column, code, message }) }
      const { name, level = 'other', squad } = (feature.properties ?? {}) as { name?: unknown; level?: unknown; squad?: unknown }
      const geometry = feature.geometry && { ...feature.geometry, coordinates: flat(feature.geometry.coordinates) }
      const read = AreaInput.safeParse({ name, level, geometry })
      if (!read.success) { for (const issue of read.error.issues.slice(0, 3)) wrong(issue.path.map(String)[0] ?? null, CODES[String(issue.path[0])] ?? 'invalid', sentence(issue.path, issue.message)); return }
      const fault = geometryFault(read.data.geometry)
      if (fault) wrong('geometry', fault.code, fault.message)
      const key = `${read.data.level}\n${read.data.name}`
      if (seen.has(key)) wrong('name', 'area_twice', `the ${read.data.level} "${read.data.name}" is there twice`)
      seen.add(key)
      const squadId = squad === undefined || squad === null || squad === '' ? undefined : squads.get(String(squad))
      if (squad && !squadId) wrong('squad', 'unknown_squad', `there is no squad "${String(squad)}"`)
      rows.push({ ...read.data, squadId })
    })
    const existing = await this.existing(rows)
    const answer = { dryRun, rows: input.features.length, created: rows.length - existing, updated: existing, errors, preview: rows.slice(0, 20) }
    if (errors.length) return { ...answer, created: 0, updated: 0 }
    if (!dryRun) await this.store(rows, actor)
    return answer
  }

  private async existing(rows: readonly AreaInput[]): Promise<number> {
    const [found] = await this.database.query<{ n: number }[]>(
      'SELECT count(*)::int AS n FROM area WHERE (level, name) IN (SELECT * FROM unnest($1::text[], $2::text[]))', [rows.map((row) => row.level), rows.map((row) => row.name)])
    return found!.n
  }

  private async store(rows: readonly AreaInput[], actor: Actor): Promise<void> {
    await this.database.transaction((manager) => manager.createQueryBuilder().insert().into(AreaEntity)
      .values(rows.map((row) => ({ id: uuid(), name: row.name, level: row.level, squadId: row.squadId ?? null, geometry: row.geometry })))
      .orUpdate(['squad_id', 'geometry'], ['level', 'name']).updateEntity(false).execute())
    await this.places.changed()
    await this.audit.write(actor.name, 'area.import', null, actor.address, { rows: rows.length })
  }
}

/** One code a property: the console says each in its own language, for the schema's words are English. */
const CODES: Readonly<Record<string, string>> = { name: 'area_name', level: 'area_level', geometry: 'area_geometry' }
const sentence = (path: readonly PropertyKey[], message: string): string => path[0] === 'level' ? `level: one of ${AREA_LEVELS.join(', ')}` : `${path.map(String).join('.')}: ${message}`
