import type { Incident, TimelineLine } from '@watchfloor/shared'
import { Story, reported } from '../../../packages/domain/src/testing/incident-builder.js'
import type { PgPool } from '../src/platform/database/pg-pool.js'

/** A story that went through the machine, kept in the hub's tables as the case engine keeps it. */
export class KeptStory extends Story {
  readonly lines: TimelineLine[] = []
  private kept = 0
  answered = false
  constructor(nowMs: number, input: Parameters<typeof reported>[0] = {}, more: Partial<Incident> = {}) {
    const file = reported(input, nowMs)
    super({ ...file, incident: { ...file.incident, ...more } }, nowMs)
  }

  override take(...args: Parameters<Story['take']>): this {
    super.take(...args)
    this.lines.push(...this.change!.lines)
    return this
  }

  /** Writes what is new in one transaction. */
  async keep(pool: PgPool): Promise<void> {
    const { incident, clocks, dispatches } = this.file
    const client = await pool.connect()
    try {
      await client.query('BEGIN')
      await put(client, 'incident', snake(incident))
      for (const clock of clocks) await put(client, 'incident_clock', { ...snake(clock), limit: undefined, limit_of: clock.limit })
      for (const record of dispatches) await put(client, 'dispatch_record', { ...snake(record), by: undefined, by_person: record.by })
      for (const line of this.lines.slice(this.kept)) await put(client, 'timeline_line', { ...snake(line), from: undefined, to: undefined, from_state: line.from, to_state: line.to })
      await client.query('COMMIT')
      this.kept = this.lines.length
    } finally { client.release() }
  }

  /** The answer reaches who reported, as the doors note it. */
  async answer(pool: PgPool): Promise<void> {
    await pool.query("INSERT INTO reporter_told(incident_id, door) VALUES ($1, 'open311') ON CONFLICT DO NOTHING", [this.incident.id])
    this.answered = true
  }
}

type Row = Record<string, unknown>
const snake = (thing: object): Row => Object.fromEntries(Object.entries(thing).map(([key, value]) => [key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]))

async function put(client: { query: PgPool['query'] }, table: string, row: Row): Promise<void> {
  const columns = Object.keys(row).filter((name) => row[name] !== undefined)
  const set = columns.filter((name) => name !== 'id').map((name) => `${name} = EXCLUDED.${name}`).join(', ')
  await client.query(`INSERT INTO ${table}(${columns.join(', ')}) SELECT ${columns.join(', ')} FROM jsonb_populate_record(NULL::${table}, $1) ON CONFLICT (id) DO UPDATE SET ${set}`, [JSON.stringify(row)])
}
