import { Clock, DispatchRecord, Effect, Incident, TimelineLine } from '@watchfloor/shared'
import type { z } from 'zod'

/** A row as JSON or as the driver gives it. */
export type Row = Record<string, unknown>
/** Between a noun of the contract and its table's row: names change their form, moments are ISO text on one side. */
export interface RowForm<T> { toRow(noun: T): Row; fromRow(row: Row): T }

const snake = (name: string): string => name.replace(/[A-Z]/g, (sign) => `_${sign.toLowerCase()}`)
const isoOf = (value: unknown): string | null => (value === null || value === undefined ? null : new Date(value as string).toISOString())

/**
 * The form of a table whose columns are the fields of a schema. What ends in `At` is a moment, as are `moments`; `renamed` columns have a name of their own,
 * mostly because theirs is a word of SQL; `numbers` come as text from the driver.
 */
function formOf<T extends object>(schema: z.ZodObject, more: { renamed?: Partial<Record<keyof T, string>>; moments?: readonly (keyof T)[]; numbers?: readonly (keyof T)[] } = {}): RowForm<T> {
  const fields = Object.keys(schema.shape).map((field) => ({
    field, column: (more.renamed as Record<string, string> | undefined)?.[field] ?? snake(field),
    isMoment: /At$/.test(field) || (more.moments?.includes(field as keyof T) ?? false), isNumber: more.numbers?.includes(field as keyof T) ?? false,
  }))
  return {
    toRow: (noun) => Object.fromEntries(fields.map(({ field, column }) => [column, (noun as Row)[field]])),
    fromRow: (row) => Object.fromEntries(fields.map(({ field, column, isMoment, isNumber }) => [field, isMoment ? isoOf(row[column]) : isNumber ? Number(row[column]) : row[column] ?? null])) as T,
  }
}

export const incidentForm = formOf<Incident>(Incident, { moments: ['suspendedUntil'] })
export const clockForm = formOf<Clock>(Clock, { renamed: { limit: 'limit_of' }, moments: ['runFrom'], numbers: ['budgetMs'] })
export const dispatchForm = formOf<DispatchRecord>(DispatchRecord, { renamed: { by: 'by_person' } })
export const lineForm = formOf<TimelineLine>(TimelineLine, { renamed: { from: 'from_state', to: 'to_state' }, moments: ['undoUntil'] })
export const effectForm = formOf<Effect>(Effect, { renamed: { to: 'to_whom' }, moments: ['notBefore'] })
