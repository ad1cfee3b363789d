import { Injectable } from '@nestjs/common'
import { ContactInput } from '@watchfloor/shared'
import type { TableImportAnswer } from '@watchfloor/shared'
import { v7 as uuid } from 'uuid'
import { AuditService } from '../../platform/audit/audit.service.js'
import { carryOut } from '../../platform/csv/carry-out.js'
import { readCsvTable } from '../../platform/csv/csv-table.js'
import { dictionary } from '../../platform/csv/csv-words.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import type { Actor } from '../../platform/people/user.service.js'
import { Roster } from '../roster/roster.js'
import { contactBody } from './contact-book.js'
import { areaNamed } from './find-by-name.js'
import { emptyPlan, importAnswer } from './table-import.js'
import type { ImportPlan } from './table-import.js'

const COLUMNS = ['area', 'name', 'phone', 'substitute', 'substitutePhone', 'hours'] as const
const columnOf = dictionary({ area: ['社区', '区域', '村社'], name: ['联系人', '姓名', '对接人'], phone: ['电话', '联系电话', '手机'], substitute: ['替补', '替补联系人', 'ab岗', 'b岗'], substitutePhone: ['替补电话', 'b岗电话'], hours: ['时段', '班次', '时间'] })
const WINDOW = /^(\d{1,2}:\d{2})\s*[-~–—至]\s*(\d{1,2}:\d{2})$/
const padded = (hm: string): string => hm.padStart(5, '0')

/** Contacts of communities from a CSV file; hours as `08:00-18:00`. A row for the same area, name and hours is replaced. All rows or none. */
@Injectable()
export class ContactImport {
  constructor(private readonly pool: PgPool, private readonly roster: Roster, private readonly audit: AuditService) {}

  async run(bytes: Uint8Array, dryRun: boolean, actor: Actor): Promise<TableImportAnswer> {
    await this.roster.refresh()
    const plan = this.plan(bytes)
    const answer = importAnswer(plan, dryRun)
    return carryOut(answer, plan.errors.length, dryRun, async () => {
      const rows = [...plan.update, ...plan.create.map((row) => ({ ...row, id: uuid() }))].map(({ id, areaId, ...contact }) => ({ id, areaId, body: contactBody(contact) }))
      await this.pool.query(`INSERT INTO community_contact(id, area_id, body) SELECT (r->>'id')::uuid, (r->>'areaId')::uuid, r->'body' FROM jsonb_array_elements($1::jsonb) r
ON CONFLICT (id) DO UPDATE SET body = excluded.body || jsonb_build_object('awayUntil', community_contact.body->'awayUntil')`, [JSON.stringify(rows)])
      await this.roster.refresh()
      await this.audit.write(actor.name, 'contact.import', null, actor.address, { rows: plan.rows, created: plan.create.length, updated: plan.update.length })
    })
  }

  private plan(bytes: Uint8Array): ImportPlan<ContactInput> {
    const table = readCsvTable(bytes, { columnOf, columns: COLUMNS, required: ['area', 'name', 'phone'] })
    const plan = emptyPlan<ContactInput>(table.rows.length, table.errors)
    const key = (areaId: string, name: string, hours: readonly { from: string; to: string }[] | undefined): string => `${areaId} ${name} ${(hours ?? []).map(({ from, to }) => `${from}-${to}`).join()}`
    const known = new Map(this.roster.contacts().map((contact) => [key(contact.areaId, contact.name, contact.hours), contact.id]))
    const seen = new Map<string, number>()
    for (const { row, cells } of table.rows) {
      const wrong = (column: string, code: string, message: string): void => { plan.errors.push({ row, column, code, message }) }
      const area = areaNamed(this.roster.allAreas(), cells.area ?? '')
      if (typeof area === 'string') { wrong('area', 'unknown_area', area); continue }
      const window = cells.hours ? WINDOW.exec(cells.hours) : null
      if (cells.hours && !window) { wrong('hours', 'invalid', 'hours are written as 08:00-18:00'); continue }
      const substitute = cells.substitute || cells.substitutePhone ? { name: cells.substitute ?? '', phone: cells.substitutePhone ?? '' } : null
      const read = ContactInput.safeParse({ areaId: area.id, name: cells.name ?? '', phone: cells.phone ?? '', substitute, ...(window ? { hours: [{ from: padded(window[1]!), to: padded(window[2]!) }] } : {}) })
      if (!read.success) {
        for (const { path, message } of read.error.issues) wrong(path[0] === 'substitute' && path[1] === 'phone' ? 'substitutePhone' : String(path[0] ?? 'name'), 'invalid', message)
        continue
      }
      const same = key(area.id, read.data.name, read.data.hours)
      const first = seen.get(same)
      if (first !== undefined) { wrong('name', 'twice', `the same contact stands in row ${first} already`); continue }
      seen.set(same, row)
      const id = known.get(same)
      if (id) plan.update.push({ ...read.data, id })
      else plan.create.push(read.data)
      plan.preview.push({ area: area.name, name: read.data.name, phone: read.data.phone, substitute: substitute ? `${substitute.name} ${substitute.phone}` : '', hours: cells.hours ?? '' })
    }
    return plan
  }
}
