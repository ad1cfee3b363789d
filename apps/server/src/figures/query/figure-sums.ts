import { Injectable } from '@nestjs/common'
import { MEASURE_NAMES, MinuteCounts, emptyTally, medianOf } from '@watchfloor/domain'
import type { Measure, Stretch, Tally } from '@watchfloor/domain'
import type { FigureGroup } from '@watchfloor/shared'
import { CityClock } from '../../platform/places/city-clock.js'
import { PgPool } from '../../platform/database/pg-pool.js'

/** What one group was counted to in one stretch. `shifts` is null where people on duty cannot be told apart by that. */
export interface GroupSums { tally: Tally; medianMin: number | null; shifts: number | null }
/** Sums of one stretch: each group, and all of them together. Every incident is in exactly one group of a kind, '' among them. */
export interface Counted { groups: Map<string, GroupSums>; all: GroupSums }

/** Fewer than these are put in order sooner than counted. */
const FEW = 4096

const dimensionOf = (group: FigureGroup): string => (group === 'day' ? 'all' : group)
const keyOf = (group: FigureGroup): string => (group === 'day' ? 'day::text' : 'key')

/** Who was on duty by what; a shift belongs to the city's day on which it begins. */
const SHIFT_KEYS: Partial<Record<FigureGroup, string>> = {
  all: "''", squad: 'squad_id::text', person: "coalesce(user_id::text, person)", day: 'day::text',
}

/** Sums of stretches from the sums of days. Groups are by their key; '' = what belongs to none. */
@Injectable()
export class FigureSums {
  constructor(private readonly pool: PgPool, private readonly clock: CityClock) {}

  /** @param wanted measures that are needed; the rest stays 0. `medians`: takes the disposal times too. `key`: only this group. */
  async of(group: FigureGroup, stretch: Stretch, wanted: ReadonlySet<Measure>, medians: boolean, key?: string): Promise<Counted> {
    const measures = MEASURE_NAMES.filter((name) => wanted.has(name))
    const columns = [...measures.map((name) => `sum(${name})::int AS ${name}`), ...(medians ? ["string_agg(disposal, ''::bytea) AS disposal"] : [])]
    const values: unknown[] = [dimensionOf(group), stretch.from, stretch.to, ...(key === undefined ? [] : [key])]
    const { rows } = await this.pool.query<Record<Measure, number> & { group: string; disposal?: Buffer | null }>(
      `SELECT ${keyOf(group)} AS "group"${columns.map((column) => `, ${column}`).join('')} FROM figure_day
       WHERE dimension = $1 AND day BETWEEN $2 AND $3${key === undefined ? '' : ` AND ${keyOf(group)} = $4`} GROUP BY 1`, values)
    const groups = new Map<string, GroupSums>()
    const all = emptyTally()
    const allMinutes = new MinuteCounts()
    for (const row of rows) {
      const tally = emptyTally()
      for (const name of measures) all[name] += tally[name] = row[name]
      const minutes = row.disposal ? minutesOf(row.disposal) : NONE
      allMinutes.add(minutes)
      groups.set(row.group, { tally, medianMin: medianIn(minutes), shifts: SHIFT_KEYS[group] === undefined ? null : 0 })
    }
    return { groups, all: { tally: all, medianMin: allMinutes.median(), shifts: 0 } }
  }

  /** People on duty, one for each shift, by group; empty where a shift has no such thing. */
  async shifts(group: FigureGroup, stretch: Stretch): Promise<Map<string, number>> {
    const key = SHIFT_KEYS[group]
    if (key === undefined) return new Map()
    const { rows } = await this.pool.query<{ group: string; n: number }>(
      `SELECT ${key} AS "group", count(*)::int AS n FROM (SELECT *, (starts_at AT TIME ZONE 'UTC' + make_interval(mins => $1))::date AS day FROM duty) d WHERE day BETWEEN $2 AND $3 GROUP BY 1`,
      [await this.clock.utcOffsetMin(), stretch.from, stretch.to])
    return new Map(rows.map((row) => [row.group, row.n]))
  }
}

const NONE = new Uint16Array(0)

function medianIn(minutes: Uint16Array): number | null {
  if (minutes.length < FEW) return medianOf(minutes)
  const counts = new MinuteCounts()
  counts.add(minutes)
  return counts.median()
}

/** The two bytes each that `day-sums.ts` packed. */
function minutesOf(packed: Buffer): Uint16Array {
  const minutes = new Uint16Array(packed.length >> 1)
  for (let i = 0; i < minutes.length; i++) minutes[i] = packed.readInt16BE(i * 2) + 32_768
  return minutes
}
