import { FIGURE_LEVELS } from '@watchfloor/shared'
import { LONGEST_DISPOSAL_MIN, MEASURE_NAMES } from '@watchfloor/domain'
import type { PoolClient } from 'pg'

/** By what a day is summed up: each a column of `incident_fact`, save the first. */
export const DIMENSIONS = ['all', 'source', 'area', ...FIGURE_LEVELS, 'category', 'squad', 'person', 'finder'] as const
export type Dimension = (typeof DIMENSIONS)[number]

const ONE_DIMENSION = DIMENSIONS.map((name) => `('${name}', ${name === 'all' ? "''" : `f.${name}`})`).join(', ')
const SQL = `
INSERT INTO figure_day(dimension, day, key, ${MEASURE_NAMES.join(', ')}, disposal)
SELECT d.dimension, f.day, coalesce(d.key, ''), ${MEASURE_NAMES.map((name) => `count(*) FILTER (WHERE f.${name})`).join(', ')},
  string_agg(int2send((least(f.disposal_min, ${LONGEST_DISPOSAL_MIN}) - 32768)::int2), ''::bytea) FILTER (WHERE f.disposed)
FROM incident_fact f CROSS JOIN LATERAL (VALUES ${ONE_DIMENSION}) AS d(dimension, key)
WHERE f.day = ANY($1::date[]) GROUP BY 1, 2, 3`

/** Sums days up anew from their facts. The whole day each time: nothing can drift. */
export async function sumDays(client: PoolClient, days: readonly string[]): Promise<void> {
  await client.query('DELETE FROM figure_day WHERE day = ANY($1::date[])', [days])
  await client.query(SQL, [days])
}
