import { Injectable } from '@nestjs/common'
import type { Actor } from '@watchfloor/domain'
import type { IncidentInput, ListImportAnswer } from '@watchfloor/shared'
import { DataSource } from 'typeorm'
import { IncidentPort } from '../../ports/incident.port.js'
import { CityClock } from '../../platform/places/city-clock.js'
import { carryOut } from '../../platform/csv/carry-out.js'
import type { RowError } from '../../platform/csv/csv-table.js'
import { readListRow } from './list-row.js'
import { readList } from './list-table.js'

/** Rows of one list: they become incidents in one transaction, which must not hold the desk up for long. */
const MOST_ROWS = 500
const MOST_ERRORS = 200

/** Reports a whole list at once: first read, every row judged as the case engine would, then all of them or none. */
@Injectable()
export class ListImport {
  constructor(private readonly incidents: IncidentPort, private readonly database: DataSource, private readonly clock: CityClock) {}

  async run(bytes: Uint8Array, dryRun: boolean, actor: Actor): Promise<ListImportAnswer> {
    const { rows, errors, inputs } = await this.read(bytes, actor)
    const answer: ListImportAnswer = { dryRun, rows, created: errors.length > 0 ? 0 : inputs.length, errors: errors.slice(0, MOST_ERRORS), preview: inputs.slice(0, 20), incidents: [] }
    let made: ListImportAnswer['incidents'] = []
    await carryOut(answer, errors.length, dryRun, async () => {
      made = await this.database.transaction(async (within) => {
        const list: ListImportAnswer['incidents'] = []
        for (const input of inputs) {
          const { id, number } = await this.incidents.open(input, actor, { within })
          list.push({ id, number })
        }
        return list
      })
    })
    return { ...answer, incidents: made }
  }

  private async read(bytes: Uint8Array, actor: Actor): Promise<{ rows: number; errors: RowError[]; inputs: IncidentInput[] }> {
    const table = readList(bytes)
    const errors = [...table.errors]
    if (table.rows.length > MOST_ROWS) errors.push({ row: MOST_ROWS + 1, column: null, code: 'too_many_rows', message: `at most ${MOST_ROWS} rows at a time; split the list` })
    const { categories } = await this.incidents.categories()
    const utcOffsetMin = await this.clock.utcOffsetMin()
    const inputs: IncidentInput[] = []
    for (const row of table.rows.slice(0, MOST_ROWS)) {
      const read = readListRow(row, categories, utcOffsetMin)
      if (Array.isArray(read)) { errors.push(...read); continue }
      const refusal = await this.incidents.refusalOf(read, actor)
      if (refusal === null) inputs.push(read)
      else errors.push({ row: row.row, column: refusal.code === 'incident.outside_city' ? 'lat' : null, code: refusal.code, message: refusal.message })
    }
    return { rows: table.rows.length, errors: errors.sort((a, b) => a.row - b.row), inputs }
  }
}
