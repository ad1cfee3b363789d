import { Injectable } from '@nestjs/common'
import { BeatInput } from '@watchfloor/shared'
import type { AreaImportInput, BeatImportAnswer } from '@watchfloor/shared'
import { v7 as uuid } from 'uuid'
import { AuditService } from '../../platform/audit/audit.service.js'
import { carryOut } from '../../platform/csv/carry-out.js'
import type { RowError } from '../../platform/csv/csv-table.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import type { Actor } from '../../platform/people/user.service.js'
import { Roster } from '../roster/roster.js'
import { BeatBook } from './beat-book.js'
import { putBeats } from './beat-rows.js'
import type { PlannedBeat } from './beat-rows.js'

/** RFC 7946 lets a position carry a height; a beat has none. */
const flat = (part: unknown): unknown => Array.isArray(part) ? typeof part[0] === 'number' ? part.slice(0, 2) : part.map(flat) : part

/** Reads beats from a GeoJSON FeatureCollection: polygons are areas, points are posts with a property `radiusM`; properties `name` and `squad` (its name). All features or none. */
@Injectable()
export class BeatImport {
  constructor(private readonly pool: PgPool, private readonly roster: Roster, private readonly book: BeatBook, private readonly audit: AuditService) {}

  async run(input: AreaImportInput, dryRun: boolean, actor: Actor): Promise<BeatImportAnswer> {
    await this.roster.refresh()
    const squads = new Map([...this.roster.units()].map(({ id, name }) => [name, id]))
    const errors: RowError[] = []
    const plan: (PlannedBeat & { squadName: string | null })[] = []
    for (const [index, { properties, geometry }] of input.features.entries()) {
      const before = errors.length
      const wrong = (column: string | null, code: string, message: string): void => { errors.push({ row: index + 1, column, code, message }) }
      const { name, squad, radiusM } = (properties ?? {}) as { name?: unknown; squad?: unknown; radiusM?: unknown }
      const squadName = squad === undefined || squad === null || squad === '' ? null : String(squad)
      if (squadName !== null && !squads.has(squadName)) wrong('squad', 'unknown_squad', `there is no squad “${squadName}”`)
      const point = geometry?.type === 'Point' ? geometry.coordinates as unknown[] : null
      const read = BeatInput.safeParse({ name, place: point ? { type: 'post', lon: point[0], lat: point[1], radiusM: radiusM ?? 50 } : { type: 'area', geometry: geometry && { ...geometry, coordinates: flat(geometry.coordinates) } } })
      if (!read.success) {
        for (const { path, message } of read.error.issues.slice(0, 3)) wrong(path.map(String)[0] === 'name' ? 'name' : 'geometry', path[0] === 'name' ? 'area_name' : 'area_geometry', `${path.map(String).join('.')}: ${message}`)
        continue
      }
      const fault = this.book.faultOf(read.data.place)
      if (fault) wrong('geometry', fault.code, fault.message)
      if (plan.some((other) => other.name === read.data.name)) wrong('name', 'beat_twice', `the beat “${read.data.name}” is there twice`)
      if (errors.length === before) plan.push({ id: uuid(), name: read.data.name, squadId: squadName === null ? null : squads.get(squadName)!, squadName, place: read.data.place })
    }
    const { rows: there } = await this.pool.query('SELECT 1 FROM beat WHERE name = ANY($1)', [plan.map(({ name }) => name)])
    const failed = errors.length > 0 && !dryRun
    const answer: BeatImportAnswer = {
      dryRun, rows: input.features.length, created: failed ? 0 : plan.length - there.length, updated: failed ? 0 : there.length, errors, preview: plan.slice(0, 20).map(({ name, squadName, place }) => ({ name, squadName, place })),
    }
    return carryOut(answer, errors.length, dryRun, async () => {
      await putBeats(this.pool, plan)
      await this.audit.write(actor.name, 'beat.import', null, actor.address, { rows: plan.length })
    })
  }
}
