import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { root } from './lib/paths.mjs'
import { prepare } from './lib/prepare.mjs'
import { fail, say } from './lib/say.mjs'

/** The integration suite on the second profile: Debian's PostgreSQL and Redis, and a Mosquitto for each hub (test/harness/outer-profile.ts). How the embedded database starts and stops is left to npm test. */
const POSTGRES = readdirSync('/usr/lib/postgresql', { withFileTypes: true }).map(({ name }) => join('/usr/lib/postgresql', name, 'bin')).filter((bin) => existsSync(join(bin, 'postgres'))).sort().at(-1)
if (!POSTGRES) fail('PostgreSQL is missing: apt-get install postgresql')
await prepare()

const dir = mkdtempSync(join(tmpdir(), 'watchfloor-servers-'))
chmodSync(dir, 0o755)
const [database, redis] = [await freePort(), await freePort()]
const asPostgres = process.getuid() === 0 ? ['runuser', '-u', 'postgres', '--'] : []
const data = join(dir, 'database')
mkdirSync(data)
if (asPostgres.length > 0) execFileSync('chown', ['postgres', data])
const [initdb, ...initdbArgs] = [...asPostgres, join(POSTGRES, 'initdb'), '-D', data, '-U', 'watchfloor', '--encoding=UTF8', '--locale=C.UTF-8', '--auth=trust']
execFileSync(initdb, initdbArgs, { stdio: 'ignore', cwd: dir })

const children = []
const start = ([command, ...args]) => children.push(spawn(command, args, { stdio: 'ignore', cwd: dir }))
// What a test wrote need not survive the machine.
start([...asPostgres, join(POSTGRES, 'postgres'), '-D', data, '-p', String(database), '-k', data, '-h', '127.0.0.1', '-c', 'fsync=off', '-c', 'max_connections=300'])
start(['redis-server', '--port', String(redis), '--bind', '127.0.0.1', '--databases', '10000', '--save', '', '--maxmemory-policy', 'noeviction'])
await until('PostgreSQL', () => execFileSync(join(POSTGRES, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(database)]))
await until('Redis', () => execFileSync('redis-cli', ['-p', String(redis), 'ping']))

say('Testing on PostgreSQL, Mosquitto and Redis …')
const jest = spawn(process.execPath, ['--experimental-vm-modules', '--no-warnings=ExperimentalWarning', join(root, 'node_modules/jest/bin/jest.js'), ...process.argv.slice(2), '--testPathIgnorePatterns=start-and-stop', '--selectProjects', 'integration'], {
  cwd: root, stdio: 'inherit',
  env: { ...process.env, TEST_PROFILE: 'outer', DATABASE_URL: `postgres://watchfloor@127.0.0.1:${database}/postgres`, REDIS_URL: `redis://127.0.0.1:${redis}` },
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => jest.kill(signal))
const code = await new Promise((done) => jest.once('exit', done))
// PostgreSQL itself is told, not runuser before it, which would keep the signal to itself.
process.kill(Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGINT')
children[1].kill('SIGTERM')
await Promise.all(children.map((child) => child.exitCode ?? new Promise((done) => child.once('exit', done))))
rmSync(dir, { recursive: true, force: true })
process.exit(code ?? 1)

function freePort() {
  return new Promise((done) => { const server = createServer().listen(0, '127.0.0.1', () => { const { port } = server.address(); server.close(() => done(port)) }) })
}

async function until(what, ask) {
  for (let tries = 0; tries < 100; tries++, await wait(100)) {
    try { ask(); return } catch { /* not yet */ }
  }
  fail(`${what} did not start`)
}
