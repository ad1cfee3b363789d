import type { DataSource } from 'typeorm'
import pg from 'pg'
import { dataSourceOf } from '../../store/data-source.js'
import type { Settings } from '../config/settings.js'
import { StartError } from '../config/start-error.js'
import { holdDataDir, prepareDataDir } from './data-dir.js'
import { startCluster } from './embedded/cluster.js'
import { claimInstallation } from './installation.js'
import { PgPool } from './pg-pool.js'
import { LOCK, withLock } from './locks.js'
import { askServer } from './server-check.js'

/** The open database of this process. Closed last, after every room has written what it holds. */
export interface Database {
  url: string
  embedded: boolean
  pool: PgPool
  dataSource: DataSource
  /** Something that the person at the screen should know. */
  notice: string | null
  close(): Promise<void>
}

const REGISTRY_CONNECTIONS = 5
const POOL_END_MS = 2000
const OWN_NAME = 'watchfloor'

/** Opens the database that the settings name, starting our own where they name none, and brings it to the newest form. @throws StartError. */
export async function openDatabase(settings: Settings): Promise<Database> {
  const closers: (() => unknown)[] = []
  const close = async (): Promise<void> => { for (const closer of closers.splice(0).reverse()) await closer() }
  try {
    prepareDataDir(settings.DATA_DIR)
    let url = settings.DATABASE_URL
    let notice: string | null = null
    if (!url) {
      closers.push(holdDataDir(settings.DATA_DIR))
      const cluster = await startCluster(settings.DATA_DIR)
      closers.push(() => cluster.stop())
      await makeDatabase(cluster.url('postgres'), OWN_NAME)
      url = cluster.url(OWN_NAME)
      notice = cluster.notice
    }
    await askServer(url)
    const pool = new PgPool({ connectionString: url, max: settings.DATABASE_POOL, application_name: 'watchfloor', keepAlive: true, options: '-c timezone=UTC' })
    // Without a listener an idle connection that breaks would end the process; the next query says what is wrong.
    pool.on('error', () => undefined)
    closers.push(() => pool.endWithin(POOL_END_MS))
    await claimInstallation(pool, settings)
    const dataSource = dataSourceOf(url, REGISTRY_CONNECTIONS)
    await dataSource.initialize()
    closers.push(() => dataSource.destroy())
    await withLock(pool, LOCK.migrations, () => dataSource.runMigrations())
    await claimInstallation(pool, settings)
    return { url, embedded: !settings.DATABASE_URL, pool, dataSource, notice, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function makeDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    if (!rowCount) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`)
  } catch (error) {
    throw new StartError(`DATA_DIR: the database cannot be made (${(error as Error).message})`)
  } finally { await client.end() }
}
