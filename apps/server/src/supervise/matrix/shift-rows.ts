import type { WatchedDuty } from '@watchfloor/domain'
import type { BeatPlace, DutyKind } from '@watchfloor/shared'
import type { PgPool } from '../../platform/database/pg-pool.js'

/** A shift with all that judging and showing it takes. `endMs`, up to which anybody may look, is the clocking out where that came before the scheduled end. */
export interface Shift {
  readonly dutyId: string
  readonly squadId: string
  readonly squadName: string
  readonly userId: string | null
  readonly person: string
  readonly deviceId: string | null
  readonly shift: string
  readonly kind: DutyKind
  readonly beatName: string | null
  readonly place: BeatPlace | null
  readonly startMs: number
  readonly endMs: number
  readonly scheduledEndMs: number
  readonly clockedInMs: number | null
}

const MS = (column: string): string => `(extract(epoch FROM ${column}) * 1000)::float8`
const END = 'least(d.ends_at, greatest(coalesce(d.clocked_out_at, d.ends_at), d.starts_at))'
const SELECT = `SELECT d.id AS "dutyId", d.squad_id AS "squadId", s.name AS "squadName", d.user_id AS "userId", d.person, d.device_id AS "deviceId", d.shift, d.kind, b.name AS "beatName", b.place,
  ${MS('d.starts_at')} AS "startMs", ${MS(END)} AS "endMs", ${MS('d.ends_at')} AS "scheduledEndMs", ${MS('d.clocked_in_at')} AS "clockedInMs"
FROM duty d JOIN squad s ON s.id = d.squad_id LEFT JOIN beat b ON b.id = d.beat_id`
const iso = (ms: number): string => new Date(ms).toISOString()

/** Shifts scheduled in a stretch of time, by squad and person. */
export async function shiftsBetween(pool: PgPool, fromMs: number, toMs: number): Promise<Shift[]> {
  const { rows } = await pool.query<Shift>(`${SELECT} WHERE d.starts_at < $2 AND d.ends_at > $1 ORDER BY s.name, d.person, d.starts_at, d.id`, [iso(fromMs), iso(toMs)])
  return rows
}

export async function shiftOf(pool: PgPool, dutyId: string): Promise<Shift | null> {
  const { rows: [row] } = await pool.query<Shift>(`${SELECT} WHERE d.id = $1`, [dutyId])
  return row ?? null
}

/** Shifts of the last weeks that are over and were not judged for good, the oldest first. */
export async function unjudgedShifts(pool: PgPool, fromMs: number, endedBeforeMs: number, limit: number): Promise<Shift[]> {
  const { rows } = await pool.query<Shift>(
    `${SELECT} WHERE d.starts_at > $1 AND d.ends_at < $2 AND NOT EXISTS (SELECT 1 FROM duty_judgement j WHERE j.duty_id = d.id AND NOT j.stale) ORDER BY d.ends_at LIMIT ${limit}`, [iso(fromMs), iso(endedBeforeMs)])
  return rows
}

/** Who a shift's person is over many shifts: the account, else the name within the squad. */
export const personKey = ({ userId, squadId, person }: Pick<Shift, 'userId' | 'squadId' | 'person'>): string => userId ?? `${squadId}/${person}`

/** What judging needs of a shift. */
export const watchedDuty = ({ startMs, endMs, scheduledEndMs, place, deviceId }: Shift): WatchedDuty => ({ startMs, endMs, scheduledEndMs, place, hasDevice: deviceId !== null })

/** Whether somebody is at work on a shift at this moment: begun, not over, not clocked out. */
export const isOnNow = ({ startMs, endMs }: Shift): boolean => startMs <= Date.now() && Date.now() < endMs
