import pg from 'pg'
import { StartError } from '../config/start-error.js'

const OLDEST = 150_000

/** Connects once and refuses a server that cannot serve: unreachable, too old, or not UTF8 (where a search for Chinese text silently finds nothing). */
export async function askServer(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new StartError(`DATABASE_URL: no connection to ${describe(url)} (${message || code})`)
  }
  try {
    const { rows: [server] } = await client.query<{ encoding: string; version: number }>("SELECT current_setting('server_encoding') AS encoding, current_setting('server_version_num')::int AS version")
    if (server!.encoding !== 'UTF8') throw new StartError(`DATABASE_URL: the encoding of ${describe(url)} is ${server!.encoding}, not UTF8: make the database with ENCODING 'UTF8'`)
    if (server!.version < OLDEST) throw new StartError(`DATABASE_URL: ${describe(url)} is PostgreSQL ${Math.floor(server!.version / 10_000)}; 15 or later is needed`)
  } finally { await client.end() }
}

/** Where a database is, without its password. */
export function describe(url: string): string {
  const { hostname, port, pathname, searchParams } = new URL(url)
  return `database "${pathname.slice(1)}" at ${hostname || searchParams.get('host') || 'localhost'}${port ? `:${port}` : ''}`
}
