import { Injectable } from '@nestjs/common'
import { MEASURE_NAMES, MinuteCounts, emptyTally, medianOf } from '@watchfloor/domain'
import type { Beside, Measure, Stretch, Tally } from '@watchfloor/domain'
import type { FigureGroup } from '@watchfloor/shared'
import { PgPool } from '../../platform/database/pg-pool.js'

/** What one group was counted to in one stretch. What is absent in `beside` was not asked for, or cannot be told apart by that group. */
export interface GroupSums { tally: Tally; medianMin: number | null; beside: Partial<Record<Beside, number>> }
/** Sums of one stretch: each group, and all of them together. Every incident is in exactly one group of a kind, '' among them. */
export interface Counted { groups: Map<string, GroupSums>; all: GroupSums }

/** Fewer than these are put in order sooner than counted. */
const FEW = 4096

const dimensionOf = (group: FigureGroup): string => (group === 'day' ? 'all' : group)
const keyOf = (group: FigureGroup): string => (group === 'day' ? 'day::text' : 'key')

/** Sums of stretches from the sums of days. Groups are by their key; '' = what belongs to none. */
@Injectable()
export class FigureSums {
  constructor(private readonly pool: PgPool) {}

  /** @param wanted measures that are needed; the rest stays 0. `medians`: takes the disposal times too. `keys`: only these groups. */
  async of(group: FigureGroup, stretch: Stretch, wanted: ReadonlySet<Measure>, medians: boolean, keys?: readonly string[]): Promise<Counted> {
    const measures = MEASURE_NAMES.filter((name) => wanted.has(name))
    const columns = [...measures.map((name) => `sum(${name})::int AS ${name}`), ...(medians ? ["string_agg(disposal, ''::bytea) AS disposal"] : [])]
    const values: unknown[] = [dimensionOf(group), stretch.from, stretch.to, ...(keys === undefined ? [] : [keys])]
    const { rows } = await this.pool.query<Record<Measure, number> & { group: string; disposal?: Buffer | null }>(
      `SELECT ${keyOf(group)} AS "group"${columns.map((column) => `, ${column}`).join('')} FROM figure_day
       WHERE dimension = $1 AND day BETWEEN $2 AND $3${keys === undefined ? '' : ` AND ${keyOf(group)} = ANY($4)`} GROUP BY 1`, values)
    const groups = new Map<string, GroupSums>()
    const all = emptyTally()
    const allMinutes = new MinuteCounts()
    for (const row of rows) {
      const tally = emptyTally()
      for (const name of measures) all[name] += tally[name] = row[name]
      const minutes = row.disposal ? minutesOf(row.disposal) : NONE
      allMinutes.add(minutes)
      groups.set(row.group, { tally, medianMin: medianIn(minutes), beside: {} })
    }
    return { groups, all: { tally: all, medianMin: allMinutes.median(), beside: {} } }
  }

  /** The groups with the most reports, and how many groups there are: so that of thousands only those that are shown are summed in full. */
  async most(group: FigureGroup, { from, to }: Stretch, limit: number): Promise<{ keys: string[]; total: number }> {
    const { rows } = await this.pool.query<{ key: string; total: number }>(`
      SELECT key, count(*) OVER ()::int AS total FROM figure_day WHERE dimension = $1 AND day BETWEEN $2 AND $3 GROUP BY key ORDER BY sum(reported) DESC, key COLLATE "C" LIMIT $4`, [dimensionOf(group), from, to, limit])
    return { keys: rows.map(({ key }) => key), total: rows[0]?.total ?? 0 }
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
