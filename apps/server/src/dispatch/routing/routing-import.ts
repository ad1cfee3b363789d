import { Injectable } from '@nestjs/common'
import { RoutingRowInput } from '@watchfloor/shared'
import type { TableImportAnswer } from '@watchfloor/shared'
import { v7 as uuid } from 'uuid'
import { AuditService } from '../../platform/audit/audit.service.js'
import { carryOut } from '../../platform/csv/carry-out.js'
import { readCsvTable } from '../../platform/csv/csv-table.js'
import { dictionary } from '../../platform/csv/csv-words.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import type { Actor } from '../../platform/people/user.service.js'
import { Roster } from '../roster/roster.js'
import { areaNamed, namesIn, unitNamed } from './find-by-name.js'
import { emptyPlan, importAnswer } from './table-import.js'
import type { ImportPlan } from './table-import.js'

const COLUMNS = ['category', 'area', 'unit', 'with', 'plan'] as const
const columnOf = dictionary({ category: ['类别', '类别编码', '小类', '事项', '编码'], area: ['区域', '范围', '责任区域'], unit: ['责任单位', '单位', '部门', '中队', '主办'], with: ['协办', '协办单位', '联动单位', '联合'], plan: ['预案', '处置预案', '方案', '说明'] })

/** The routing table from a CSV file; a row for the same category and area is replaced. All rows or none. */
@Injectable()
export class RoutingImport {
  constructor(private readonly pool: PgPool, private readonly roster: Roster, private readonly audit: AuditService) {}

  async run(bytes: Uint8Array, dryRun: boolean, actor: Actor): Promise<TableImportAnswer> {
    await this.roster.refresh()
    const plan = this.plan(bytes)
    const answer = importAnswer(plan, dryRun)
    return carryOut(answer, plan.errors.length, dryRun, async () => {
      const rows = [...plan.update, ...plan.create.map((row) => ({ ...row, id: uuid() }))]
      await this.pool.query(`
INSERT INTO responsibility(id, position, category, area_id, unit_id, with_units, plan)
SELECT (r->>'id')::uuid, (SELECT coalesce(max(position), 0) FROM responsibility) + 10 * n, r->>'category', (r->>'areaId')::uuid, (r->>'unitId')::uuid, ARRAY(SELECT jsonb_array_elements_text(r->'withUnits')::uuid), r->>'plan'
FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY t(r, n)
ON CONFLICT (id) DO UPDATE SET unit_id = excluded.unit_id, with_units = excluded.with_units, plan = excluded.plan`, [JSON.stringify(rows)])
      await this.roster.refresh()
      await this.audit.write(actor.name, 'routing.import', null, actor.address, { rows: plan.rows, created: plan.create.length, updated: plan.update.length })
    })
  }

  private plan(bytes: Uint8Array): ImportPlan<RoutingRowInput> {
    const table = readCsvTable(bytes, { columnOf, columns: COLUMNS, required: ['category', 'unit'] })
    const plan = emptyPlan<RoutingRowInput>(table.rows.length, table.errors)
    const key = (category: string, areaId: string | null | undefined): string => `${category} ${areaId ?? '*'}`
    const known = new Map(this.roster.routing().map((row) => [key(row.category, row.areaId), row.id]))
    const seen = new Map<string, number>()
    for (const { row, cells } of table.rows) {
      const before = plan.errors.length
      const wrong = (column: string, code: string, message: string): void => { plan.errors.push({ row, column, code, message }) }
      const unit = unitNamed(this.roster.units(), cells.unit ?? '')
      if (!unit) wrong('unit', 'unknown_squad', `there is no unit “${cells.unit ?? ''}”`)
      const others = namesIn(cells.with).map((name) => ({ name, unit: unitNamed(this.roster.units(), name) }))
      for (const other of others) if (!other.unit) wrong('with', 'unknown_squad', `there is no unit “${other.name}”`)
      const area = cells.area ? areaNamed(this.roster.allAreas(), cells.area) : null
      if (typeof area === 'string') wrong('area', 'unknown_area', area)
      if (plan.errors.length > before || typeof area === 'string') continue
      const read = RoutingRowInput.safeParse({ category: cells.category ?? '', areaId: area?.id ?? null, unitId: unit!.id, withUnits: others.map((other) => other.unit!.id), plan: cells.plan || null })
      if (!read.success) { for (const issue of read.error.issues) wrong(String(issue.path[0] ?? 'category'), 'invalid', issue.message); continue }
      const same = key(read.data.category, read.data.areaId)
      const first = seen.get(same)
      if (first !== undefined) { wrong('category', 'twice', `the same category and area stand in row ${first} already`); continue }
      seen.set(same, row)
      const id = known.get(same)
      if (id) plan.update.push({ ...read.data, id })
      else plan.create.push(read.data)
      plan.preview.push({ category: read.data.category, area: area?.name ?? '*', unit: unit!.name, with: others.map((other) => other.name).join('、'), plan: read.data.plan ?? '' })
    }
    return plan
  }
}
