import { once } from 'node:events'
import { randomUUID } from 'node:crypto'
import { MEASURES, MEASURE_NAMES } from '@watchfloor/domain'
import type { IncidentFacts } from '@watchfloor/domain'
import { FIGURE_LEVELS } from '@watchfloor/shared'
import pg from 'pg'
import { from } from 'pg-copy-streams'
import { ask } from '../ground.js'
import { hubModule } from '../paths.js'
import { COLUMNS, year } from './generator.js'
import type { Ground } from './generator.js'
import { drawCity } from './city.js'

const FACT_COLUMNS = `incident_id version day created_at closed_at state source area ${FIGURE_LEVELS.join(' ')} category squad person finder lat lon disposal_min ${MEASURE_NAMES.join(' ')}`
const factRow = (f: IncidentFacts): unknown[] => [
  f.incidentId, f.version, f.day, new Date(f.createdMs).toISOString(), f.closedMs === null ? null : new Date(f.closedMs).toISOString(), f.state, f.source, f.areaId, ...FIGURE_LEVELS.map((level) => f.levels[level]), f.category, f.squad, f.person, f.finder, f.lat, f.lon, f.disposalMin,
  ...MEASURE_NAMES.map((name) => MEASURES[name].of(f)),
]
const TABLES = { ...COLUMNS, incident_fact: FACT_COLUMNS }
type Table = keyof typeof TABLES
const FLUSH = 1 << 20

/** One COPY that stays open; text rows are handed over in large pieces. */
class Copier {
  private rows = ''
  private refusal: Error | null = null
  private constructor(private readonly client: pg.Client, private readonly stream: ReturnType<typeof from>) {
    stream.on('error', (error: Error & { where?: string }) => { this.refusal ??= new Error(`${error.message} (${error.where})`) })
  }

  static async open(url: string, table: Table): Promise<Copier> {
    const client = new pg.Client({ connectionString: url })
    // When one table refuses a row the others are cut off with the server: the first error is the one to tell.
    client.on('error', () => undefined)
    await client.connect()
    // Triggers and foreign keys are for what people do; this is a year at once.
    await client.query("SET session_replication_role = replica; SET synchronous_commit = off")
    return new Copier(client, client.query(from(`COPY ${table}(${TABLES[table].replaceAll(' ', ', ')}) FROM STDIN`)))
  }

  /** Null where the row may go on being added to; else wait for it. */
  add(values: readonly unknown[]): Promise<unknown> | null {
    if (this.refusal !== null) throw this.refusal
    this.rows += `${values.map(cell).join('\t')}\n`
    if (this.rows.length < FLUSH) return null
    const rows = this.rows
    this.rows = ''
    return this.stream.write(rows) ? null : once(this.stream, 'drain')
  }

  async close(): Promise<void> {
    this.stream.end(this.rows)
    await once(this.stream, 'finish')
    await this.client.end()
  }
}

const cell = (value: unknown): string => value === null || value === undefined ? '\\N' : typeof value === 'boolean' ? (value ? 't' : 'f') : typeof value === 'object' ? JSON.stringify(value) : String(value)

/** Areas and squads, then the year. Indexes are taken away before and made again after: a tenth of the time. */
export async function fill(url: string, endMs: number): Promise<{ incidents: number; lines: number }> {
  const ground = await prepare(url)
  const tables = Object.keys(TABLES) as Table[]
  const { rows: indexes } = await ask<{ indexname: string; indexdef: string }>(url, `
    SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename = ANY($1) AND indexname NOT IN (SELECT conname FROM pg_constraint)`, [tables])
  for (const { indexname } of indexes) await ask(url, `DROP INDEX ${indexname}`)
  const copiers = Object.fromEntries(await Promise.all(tables.map(async (table) => [table, await Copier.open(url, table)] as const))) as Record<Table, Copier>
  let incidents = 0
  let lines = 0
  for (const story of year(endMs, ground)) {
    incidents++
    lines += story.lines.length
    const waits = [
      copiers.incident.add(story.incident), copiers.incident_fact.add(factRow(story.facts)), ...story.clocks.map((row) => copiers.incident_clock.add(row)),
      story.dispatch === null ? null : copiers.dispatch_record.add(story.dispatch), ...story.lines.map((row) => copiers.timeline_line.add(row)), ...story.areas.map((row) => copiers.area_incident.add(row)),
    ]
    for (const wait of waits) if (wait !== null) await wait
  }
  await Promise.all(tables.map((table) => copiers[table].close()))
  await Promise.all([
    buildAll(url, indexes.map(({ indexdef }) => indexdef)),
    ask(url, `INSERT INTO incident_search SELECT id, created_at, lower(concat_ws(E'\\n', number, address, description)), search_pairs(concat_ws(E'\\n', number, address, description), area_path) FROM incident`),
    sumAll(url),
  ])
  await ask(url, 'VACUUM ANALYZE')
  return { incidents, lines }
}

async function buildAll(url: string, definitions: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query("SET maintenance_work_mem = '256MB'")
    for (const definition of definitions) await client.query(definition)
  } finally { await client.end() }
}

/** The sums of all days, by the hub's own statement. */
async function sumAll(url: string): Promise<void> {
  const { sumDays } = await hubModule<{ sumDays(client: pg.ClientBase, days: readonly string[]): Promise<void> }>('figures/facts/day-sums.js')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ day: string }>('SELECT DISTINCT day::text AS day FROM incident_fact')
    await sumDays(client, rows.map(({ day }) => day))
  } finally { await client.end() }
}

async function prepare(url: string): Promise<Ground> {
  const city = drawCity()
  const squads = Array.from({ length: 27 }, () => randomUUID())
  await ask(url, 'INSERT INTO area(id, name, level, geometry) SELECT id, name, level, geometry FROM jsonb_to_recordset($1) AS t(id uuid, name text, level text, geometry jsonb)', [JSON.stringify(city.areas)])
  await ask(url, `INSERT INTO squad(id, name) SELECT id, '中队 ' || n FROM unnest($1::uuid[]) WITH ORDINALITY AS t(id, n)`, [squads])
  return { city, squads }
}
