import type { RowError } from '../../platform/csv/csv-table.js'
import type { TableImportAnswer } from '@watchfloor/shared'

const MOST_ERRORS = 1000
const PREVIEW_ROWS = 20

/** What a table would do: rows that can be taken, with what they say for people, and all that is wrong. */
export interface ImportPlan<Row> { rows: number; create: Row[]; update: (Row & { id: string })[]; errors: RowError[]; preview: Record<string, string>[] }
export const emptyPlan = <Row>(rows: number, errors: RowError[]): ImportPlan<Row> => ({ rows, create: [], update: [], errors, preview: [] })

/** The plan as an import answers it: all rows or none. */
export const importAnswer = (plan: ImportPlan<unknown>, dryRun: boolean): TableImportAnswer => ({
  dryRun, rows: plan.rows, created: plan.errors.length > 0 && !dryRun ? 0 : plan.create.length, updated: plan.errors.length > 0 && !dryRun ? 0 : plan.update.length,
  errors: [...plan.errors].sort((a, b) => a.row - b.row).slice(0, MOST_ERRORS), preview: plan.preview.slice(0, PREVIEW_ROWS),
})
