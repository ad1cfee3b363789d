import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { cpuSeconds } from './child.js'
import { hubModule } from './paths.js'

/** One PostgreSQL for the whole run, with the settings that the hub gives its own: pipe and hub write to the same server. */
export interface Ground {
  dataDir: string
  database(name: string): Promise<string>
  /** Processor seconds of all its processes. */
  cpu(): number
  /** The statements that took most of the server's time since the last call, a line each; none where they are not counted. */
  statements(most: number): Promise<string[]>
  clean(): Promise<void>
}

interface Cluster { url(database: string): string; stop(): Promise<void> }

/** Makes the server count its statements, those inside functions too; they cost some processor themselves. */
const COUNTING = { shared_preload_libraries: 'pg_stat_statements', 'pg_stat_statements.track': 'all' }

/** @param counting for a look inside: `statements` says afterwards which statements took the time */
export async function openGround(counting = false): Promise<Ground> {
  const dataDir = mkdtempSync(join(tmpdir(), 'watchfloor-bench-'))
  const { startCluster } = await hubModule<{ startCluster(dir: string, options?: Readonly<Record<string, string>>): Promise<Cluster> }>('platform/database/embedded/cluster.js')
  const cluster = await startCluster(dataDir, counting ? COUNTING : {})
  if (counting) await ask(cluster.url('postgres'), 'CREATE EXTENSION pg_stat_statements')
  const postmaster = await postmasterOf(cluster.url('postgres'))
  return {
    dataDir,
    async database(name) {
      await ask(cluster.url('postgres'), `CREATE DATABASE ${name}`)
      return cluster.url(name)
    },
    // Backends come and go; what they used counts while they live, which is the whole of a measurement.
    cpu: () => childrenOf(postmaster).reduce((sum, pid) => { try { return sum + cpuSeconds(pid) } catch { return sum } }, 0),
    async statements(most) {
      if (!counting) return []
      const { rows } = await ask<{ ms: number; calls: string; query: string }>(cluster.url('postgres'), 'SELECT total_exec_time AS ms, calls, query FROM pg_stat_statements ORDER BY total_exec_time DESC LIMIT $1', [most])
      await ask(cluster.url('postgres'), 'SELECT pg_stat_statements_reset()')
      return rows.map(({ ms, calls, query }) => `${ms.toFixed(0).padStart(8)} ms  ${calls.padStart(8)} ×  ${query.replace(/\s+/g, ' ').slice(0, 150)}`)
    },
    async clean() {
      await cluster.stop()
      // Root's database lies elsewhere, and a year of it is some gigabytes.
      const { choosePlace } = await hubModule<{ choosePlace(dir: string): { cluster: string } }>('platform/database/embedded/place.js')
      for (const folder of [dirname(choosePlace(dataDir).cluster), dataDir]) rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function postmasterOf(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows: [row] } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
    return parentOf(row!.pid)!
  } finally { await client.end() }
}

function parentOf(pid: number): number | null {
  try { return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ')[1]) } catch { return null }
}
const childrenOf = (parent: number): number[] => readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => parentOf(pid) === parent)

export async function ask<R extends pg.QueryResultRow>(url: string, sql: string, values: unknown[] = []): Promise<pg.QueryResult<R>> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try { return await client.query<R>(sql, values) } finally { await client.end() }
}

/** What the bench's hub knows: one source behind which all devices report, and a person who may look. */
export interface Registered { devices: string[]; source: Account; person: Account }
export interface Account { username: string; password: string }

export async function register(url: string, count: number): Promise<Registered> {
  const { hashSecret } = await hubModule<{ hashSecret(secret: string): Promise<string> }>('ingest/sources/secret-hash.js')
  const source = { username: 'bench', password: randomUUID() }
  const sourceId = randomUUID()
  await ask(url, 'INSERT INTO source(id, name, protocol, username, secret_hash) VALUES ($1, $2, $3, $4, $5)', [sourceId, 'bench', 'native', source.username, await hashSecret(source.password)])
  const devices = Array.from({ length: count }, () => randomUUID())
  await ask(url, `INSERT INTO device(id, name, kind, protocol, external_id, source_id) SELECT id, 'bench ' || n, 'truck', 'native', id::text, $2 FROM unnest($1::uuid[]) WITH ORDINALITY AS t(id, n)`, [devices, sourceId])
  return { devices, source, person: await enrol(url, 'bench', 'seat') }
}

/** One more person who may sign in. */
export async function enrol(url: string, username: string, role: 'seat' | 'dispatcher' | 'supervisor' | 'officer', squadId: string | null = null): Promise<Account> {
  const { hashPassword } = await hubModule<{ hashPassword(password: string): Promise<string> }>('platform/auth/passwords.js')
  const account = { username, password: randomUUID() }
  await ask(url, 'INSERT INTO user_account(id, username, name, role, password_hash, enabled, squad_id) VALUES ($1, $2, $2, $3, $4, true, $5)', [randomUUID(), username, role, await hashPassword(account.password), squadId])
  return account
}
