import { jest } from '@jest/globals'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LoginAnswer } from '@watchfloor/shared'
import { Caller } from './harness/caller.js'
import { HubProcess, postmasterOf } from './harness/hub-process.js'
import { newDatabase } from './harness/test-database.js'
import { until } from './harness/until.js'

jest.setTimeout(60_000)
const dirs: string[] = []
const hubs: HubProcess[] = []
/** Open to the database's user, as a data folder usually is; a closed one is another case. */
const newDir = (): string => { const dir = mkdtempSync(join(tmpdir(), 'watchfloor-start-')); chmodSync(dir, 0o755); dirs.push(dir); return dir }
const launch = (env: Record<string, string>): HubProcess => { const hub = new HubProcess(env); hubs.push(hub); return hub }
afterEach(async () => {
  for (const hub of hubs.splice(0)) { hub.signal('SIGTERM'); await hub.exited }
  for (const dir of dirs.splice(0)) { await until(() => postmasterOf(dir) === null); rmSync(dir, { recursive: true, force: true }) }
})
/** Does something while another program holds a port. */
async function whilePortIsTaken(work: (port: number) => Promise<void>): Promise<void> {
  const taken = createServer().listen(0, '127.0.0.1')
  await until(() => taken.listening)
  try { await work((taken.address() as AddressInfo).port) } finally { taken.close() }
}
const running = async (hub: HubProcess): Promise<Caller> => {
  const started = await hub.started
  if (typeof started === 'number') throw new Error(`the hub ended with ${started}: ${hub.said}`)
  return new Caller(`http://127.0.0.1:${started.doors['http']}`, null)
}
const ADMIN = { username: 'admin', password: 'first-admin-password' }
const signIn = async (caller: Caller): Promise<Caller> => new Caller(caller.baseUrl, (await caller.post<LoginAnswer>('/api/auth/login', ADMIN)).body.token)
const refusal = async (env: Record<string, string>): Promise<string> => {
  const hub = launch(env)
  expect(await hub.exited).toBe(1)
  return hub.said.trim()
}

describe('a start that cannot be is one line that names the variable', () => {
  test('a setting that cannot be read', async () => expect(await refusal({ HTTP_PORT: 'eighty' })).toBe('HTTP_PORT "eighty" is not a port number (0 to 65535)'))

  test.each([['HTTP_PORT', 'before a database is touched'], ['MQTT_PORT', 'and the database is stopped again'], ['JT808_PORT', 'and the database is stopped again'], ['HJ212_PORT', 'and the database is stopped again']])('%s in use, %s', async (name) => {
    const dir = newDir()
    await whilePortIsTaken(async (port) => {
      expect(await refusal({ [name]: String(port), DATA_DIR: dir })).toBe(`${name} ${port} is in use by another program: stop it, or set ${name} to a free port`)
    })
    expect(postmasterOf(dir)).toBeNull()
  })

  test('a data folder that cannot be', async () => {
    const file = join(newDir(), 'a-file')
    writeFileSync(file, '')
    expect(await refusal({ DATA_DIR: join(file, 'data') })).toBe(`DATA_DIR "${join(file, 'data')}" cannot be written (ENOTDIR)`)
  })

  test('a database that is not there, without its password', async () => {
    const said = await refusal({ DATA_DIR: newDir(), DATABASE_URL: 'postgres://someone:very-secret@127.0.0.1:9/city' })
    expect(said).toMatch(/^DATABASE_URL: no connection to database "city" at 127\.0\.0\.1:9 \(.*ECONNREFUSED.*\)$/)
    expect(said).not.toContain('very-secret')
  })

  test('a database in which a search for Chinese finds nothing', async () => {
    const database = await newDatabase("ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C'")
    expect(await refusal({ DATA_DIR: newDir(), DATABASE_URL: database.url })).toMatch(/^DATABASE_URL: the encoding of database "wf_test_\w+" at .* is SQL_ASCII, not UTF8: make the database with ENCODING 'UTF8'$/)
    await database.drop()
  })
})

test('the first start prints the password it made, once; every stop leaves no process', async () => {
  const dir = newDir()
  const first = launch({ DATA_DIR: dir })
  await running(first)
  const password = /admin {2}\/ {2}([a-z2-9-]{19})/.exec(first.said)![1]!
  expect(postmasterOf(dir)).not.toBeNull()
  first.signal('SIGINT')
  expect(await first.exited).toBe(0)
  expect(postmasterOf(dir)).toBeNull()
  const second = launch({ DATA_DIR: dir })
  const caller = await running(second)
  expect(second.said).not.toContain('admin  /')
  expect((await caller.post('/api/auth/login', { username: 'admin', password })).status).toBe(200)
  second.abandon()
  expect(await second.exited).toBe(0)
  expect(postmasterOf(dir)).toBeNull()
})

test('what was written before kill -9 of the hub is there after the next start, and the database does not outlive the hub', async () => {
  const dir = newDir()
  const hub = launch({ DATA_DIR: dir, ADMIN_PASSWORD: ADMIN.password })
  const admin = await signIn(await running(hub))
  expect((await admin.post('/api/squads', { name: '一中队' })).status).toBe(201)
  hub.signal('SIGKILL')
  expect(await hub.exited).toBe('SIGKILL')
  await until(() => postmasterOf(dir) === null)
  const again = await signIn(await running(launch({ DATA_DIR: dir })))
  expect((await again.get('/api/squads')).body).toMatchObject({ items: [{ name: '一中队' }] })
})

test('after kill -9 of hub, guard and database at once the next start recovers', async () => {
  const dir = newDir()
  const hub = launch({ DATA_DIR: dir, ADMIN_PASSWORD: ADMIN.password })
  const admin = await signIn(await running(hub))
  expect((await admin.post('/api/squads', { name: '二中队' })).status).toBe(201)
  process.kill(postmasterOf(dir)!, 'SIGKILL')
  hub.signal('SIGKILL')
  await hub.exited
  const again = await signIn(await running(launch({ DATA_DIR: dir })))
  expect((await again.get('/api/squads')).body).toMatchObject({ items: [{ name: '二中队' }] })
})

test('a second hub on one data folder is refused; the first goes on', async () => {
  const dir = newDir()
  const first = launch({ DATA_DIR: dir, ADMIN_PASSWORD: ADMIN.password })
  const caller = await running(first)
  expect(await refusal({ DATA_DIR: dir })).toBe(`DATA_DIR "${dir}" is in use by another hub (process ${first.pid})`)
  expect((await caller.get('/ready')).status).toBe(200)
})

test('simulated data and real work never share a database', async () => {
  const dir = newDir()
  const demo = launch({ DATA_DIR: dir, DEMO: '1' })
  const caller = await running(demo)
  for (const username of ['seat', 'dispatcher', 'supervisor', 'officer', 'admin']) expect((await caller.post('/api/auth/login', { username, password: 'demo' })).status).toBe(200)
  demo.signal('SIGTERM')
  await demo.exited
  expect(await refusal({ DATA_DIR: join(dir, 'demo') })).toMatch(/^DATA_DIR ".*" holds a demo with simulated data/)
})

test('a second hub on one outer database stands by until the first is gone', async () => {
  const database = await newDatabase()
  const env = { DATABASE_URL: database.url, ADMIN_PASSWORD: ADMIN.password }
  const first = launch({ ...env, DATA_DIR: newDir() })
  await running(first)
  const second = launch({ ...env, DATA_DIR: newDir() })
  await until(() => second.said.includes('standing by'))
  first.signal('SIGKILL')
  const caller = await running(second)
  expect((await caller.get('/ready')).status).toBe(200)
  second.signal('SIGTERM')
  await second.exited
  await database.drop()
})
