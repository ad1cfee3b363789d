import { Alarm } from '@watchfloor/shared'
import type { ClientBase } from 'pg'
import type { EntityManager } from 'typeorm'
import { storableJson } from './storable-text.js'

/** Asks the database within somebody's transaction: that of a batch of the stream, or that of an action. */
export type Ask = <R>(sql: string, values: readonly unknown[]) => Promise<R[]>
export const askClient = (client: Pick<ClientBase, 'query'>): Ask => async <R>(sql: string, values: readonly unknown[]) => (await client.query(sql, values as unknown[])).rows as R[]
export const askManager = (manager: Pick<EntityManager, 'query'>): Ask => (sql, values) => manager.query(sql, values as unknown[])

/** Field → column of table `alarm`. */
const COLUMNS = Object.keys(Alarm.shape).map((field) => [field as keyof Alarm, field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)] as const)
const LIST = COLUMNS.map(([, column]) => column).join(', ')
/** Columns of an alarm, for SELECT … FROM alarm a. */
export const ALARM_COLUMNS = COLUMNS.map(([, column]) => `a.${column}`).join(', ')

const OPEN_OF = `SELECT ${ALARM_COLUMNS} FROM alarm a JOIN unnest($1::uuid[], $2::text[]) AS wanted(source_id, kind) ON a.source_id = wanted.source_id AND a.kind = wanted.kind
  WHERE a.state <> 'closed' ORDER BY a.id FOR UPDATE OF a`
// An alarm of the same episode that is there already (its rule forgot it) is not raised again.
const INSERT = `INSERT INTO alarm (${LIST}) SELECT ${LIST} FROM jsonb_populate_recordset(NULL::alarm, $1::jsonb) ON CONFLICT DO NOTHING RETURNING id`
const UPDATE = `UPDATE alarm a SET ${COLUMNS.slice(1).map(([, column]) => `${column} = v.${column}`).join(', ')} FROM jsonb_populate_recordset(NULL::alarm, $1::jsonb) v WHERE a.id = v.id`

const ANNOUNCE = 'INSERT INTO alarm_announcement (alarm_id, seat_id, at) SELECT id, seat_id, $3 FROM unnest($1::uuid[], $2::text[]) AS t(id, seat_id) ON CONFLICT DO NOTHING'

export type AlarmRow = Record<string, unknown>
/** A row as it is read. */
export const readAlarm = (row: AlarmRow): Alarm =>
  Object.fromEntries(COLUMNS.map(([field, column]) => { const value = row[column]; return [field, value instanceof Date ? value.toISOString() : value] })) as unknown as Alarm
const rowsOf = (alarms: readonly Alarm[]): string => storableJson(alarms.map((alarm) => Object.fromEntries(COLUMNS.map(([field, column]) => [column, alarm[field]]))))

/** The alarms that are not closed of these sources and kinds, locked until the transaction ends. */
export async function lockOpenAlarms(ask: Ask, wanted: readonly { sourceId: string; kind: string }[]): Promise<Alarm[]> {
  return (await ask<AlarmRow>(OPEN_OF, [wanted.map(({ sourceId }) => sourceId), wanted.map(({ kind }) => kind)])).map(readAlarm)
}

/** One alarm, locked until the transaction ends; null = there is none. */
export async function lockAlarm(ask: Ask, id: string): Promise<Alarm | null> {
  const [row] = await ask<AlarmRow>(`SELECT ${ALARM_COLUMNS} FROM alarm a WHERE a.id = $1 FOR UPDATE`, [id])
  return row === undefined ? null : readAlarm(row)
}

/** Adds alarms; answers the ids of those that were new. */
export async function insertAlarms(ask: Ask, alarms: readonly Alarm[]): Promise<Set<string>> {
  return alarms.length === 0 ? new Set() : new Set((await ask<{ id: string }>(INSERT, [rowsOf(alarms)])).map(({ id }) => id))
}

/** Writes alarms that were locked before. */
export async function updateAlarms(ask: Ask, alarms: readonly Alarm[]): Promise<void> {
  if (alarms.length > 0) await ask(UPDATE, [rowsOf(alarms)])
}

/** Notes that alarms were told as of something new, and to which seat: what the load of seats is measured by. */
export async function announceAlarms(ask: Ask, alarms: readonly Alarm[], nowMs: number): Promise<void> {
  if (alarms.length > 0) await ask(ANNOUNCE, [alarms.map(({ id }) => id), alarms.map(({ seatId }) => seatId), new Date(nowMs)])
}
