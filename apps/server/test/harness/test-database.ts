import { randomBytes } from 'node:crypto'
import pg from 'pg'

/** Set by global-setup.mjs: the server on which each test file makes its own database. */
export const SERVER_URL = 'WATCHFLOOR_TEST_DATABASE'

/** A fresh, empty database. */
export interface TestDatabase { url: string; drop(): Promise<void> }

/** Makes one on the server of this run. */
export async function newDatabase(options = "ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'"): Promise<TestDatabase> {
  const server = process.env[SERVER_URL]
  if (!server) throw new Error(`${SERVER_URL} is not set: run with --selectProjects integration`)
  const name = `wf_test_${randomBytes(6).toString('hex')}`
  await once(server, `CREATE DATABASE ${name} TEMPLATE template0 ${options}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => once(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) }
}

async function once(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try { await client.query(sql) } finally { await client.end() }
}
