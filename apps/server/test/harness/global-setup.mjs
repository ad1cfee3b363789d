import { chmodSync, existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Jest loads this file outside its transforms, so it starts PostgreSQL by the built server's own code. */
const CLUSTER = new URL('../../dist/platform/database/embedded/cluster.js', import.meta.url)

/** One PostgreSQL for the whole run: ours, or the one that DATABASE_URL names (the second profile). test-database.ts makes databases on it. */
export default async function setUp() {
  if (process.env.DATABASE_URL) {
    process.env.WATCHFLOOR_TEST_DATABASE = process.env.DATABASE_URL
    return
  }
  if (!existsSync(fileURLToPath(CLUSTER))) throw new Error('build the server first: npx tsc -b apps/server')
  const { startCluster } = await import(CLUSTER.href)
  const dir = mkdtempSync(join(tmpdir(), 'watchfloor-test-'))
  // Else, for root, the files would go to where the database's user can reach them.
  chmodSync(dir, 0o755)
  // What a test wrote need not survive the machine.
  const cluster = await startCluster(dir, { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' })
  globalThis.watchfloorTestCluster = { cluster, dir }
  process.env.WATCHFLOOR_TEST_DATABASE = cluster.url('postgres')
}
