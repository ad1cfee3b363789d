import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { StartError } from '../../config/start-error.js'
import { choosePlace, makeFor } from './place.js'
import type { Place } from './place.js'
import { dropForeignPidFile, stopPostmaster } from './postmaster.js'

const USER = 'watchfloor'
const START_MS = 60_000
const LOG_KEPT_BYTES = 10_000_000

/** A running embedded PostgreSQL. It is reached by a Unix socket in a folder of mode 0700: no port, no password. */
export interface Cluster {
  url(database: string): string
  notice: string | null
  stop(): Promise<void>
}

/**
 * The guard: a shell that starts PostgreSQL and waits for the end of its own input, which is a pipe from the hub. The kernel closes that
 * pipe however the hub ends, so no database outlives a hub that was killed. It has its own session: Ctrl-C does not reach it.
 */
const GUARD = '"$@" 3<&- & db=$!; trap "" HUP INT TERM; { while read -r _; do :; done; kill -INT $db 2>/dev/null; } <&3 & wait $db; code=$?; kill -KILL $! 2>/dev/null; exit $code'

const OPTIONS = {
  listen_addresses: '', unix_socket_permissions: '0700', max_connections: '120', shared_buffers: '128MB', max_wal_size: '2GB', checkpoint_timeout: '15min',
  wal_compression: 'on', timezone: 'UTC', log_timezone: 'UTC', logging_collector: 'off', lc_messages: 'C',
}

/** Starts the PostgreSQL of a data folder, making it on first use; one that an earlier hub left behind is stopped first. */
export async function startCluster(dataDir: string, options: Readonly<Record<string, string>> = {}): Promise<Cluster> {
  const place = choosePlace(dataDir)
  await stopPostmaster(place.cluster)
  if (!existsSync(join(place.cluster, 'PG_VERSION'))) initialise(place)
  if ((statSync(place.log, { throwIfNoEntry: false })?.size ?? 0) > LOG_KEPT_BYTES) rmSync(place.log)
  const guard = await launchUntilReady(place, { ...OPTIONS, ...options, unix_socket_directories: place.socketDir })
  const stop = async (): Promise<void> => {
    await stopPostmaster(place.cluster)
    for (let tries = 0; guard.exitCode === null && guard.signalCode === null && tries < 100; tries++) await wait(10)
    if (place.socketDirIsTemporary) rmSync(place.socketDir, { recursive: true, force: true })
  }
  return { url: (database) => url(place, database), notice: place.notice, stop }
}

const url = (place: Place, database: string): string => `postgresql:///${database}?user=${USER}&host=${encodeURIComponent(place.socketDir)}`

/** Makes the cluster beside its place and moves it there whole: a first start that was cut off leaves nothing half made. */
function initialise(place: Place): void {
  const unfinished = `${place.cluster}.new`
  rmSync(unfinished, { recursive: true, force: true })
  makeFor(place.user, unfinished)
  const run = spawnSync(join(place.programs, 'bin/initdb'), [
    `--pgdata=${unfinished}`, `--username=${USER}`, '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-instructions',
  ], { ...place.user, env: environment(), encoding: 'utf8', cwd: '/' })
  if (run.status !== 0) throw new StartError(`DATA_DIR: no database can be made in ${place.cluster}: ${lastLine(run.stderr || String(run.error))}`)
  renameSync(unfinished, place.cluster)
}

function launch(place: Place, options: Readonly<Record<string, string>>): ChildProcess {
  const log = openSync(place.log, 'a', 0o640)
  const args = Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  try {
    const guard = spawn('/bin/sh', ['-c', GUARD, 'watchfloor-database', join(place.programs, 'bin/postgres'), '-D', place.cluster, ...args],
      { ...place.user, env: environment(), cwd: '/', detached: true, stdio: ['ignore', log, log, 'pipe'] })
    guard.unref()
    ;(guard.stdio[3] as unknown as { unref(): void }).unref()
    return guard
  } finally { closeSync(log) }
}

async function launchUntilReady(place: Place, options: Readonly<Record<string, string>>): Promise<ChildProcess> {
  const until = Date.now() + START_MS
  let guard = launch(place, options)
  for (; !await answers(place); await wait(25)) {
    if (guard.exitCode === null && guard.signalCode === null && Date.now() < until) continue
    const reason = lastLine(readFileSync(place.log, 'utf8'))
    // Sessions of a postmaster that was killed need a moment to notice; until then PostgreSQL refuses the folder.
    if (Date.now() > until || !/shared memory block|lock file/.test(reason)) throw new StartError(`DATA_DIR: the database in ${place.cluster} does not start: ${reason}`)
    dropForeignPidFile(place.cluster)
    await wait(200)
    guard = launch(place, options)
  }
  return guard
}

async function answers(place: Place): Promise<boolean> {
  const client = new pg.Client({ connectionString: url(place, 'postgres'), connectionTimeoutMillis: 2000 })
  client.on('error', () => undefined)
  try { await client.connect(); await client.end(); return true } catch { return false /* starting, or recovering after a crash */ }
}

/** PostgreSQL gets none of the hub's secrets, and messages that we can read. */
const environment = (): NodeJS.ProcessEnv => ({ PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', TZ: 'UTC' })

/** The last line that says what was wrong; PostgreSQL puts hints and a farewell after it. */
const lastLine = (text: string): string => {
  const lines = text.trim().split('\n').slice(-12)
  return (lines.findLast((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1) ?? '').trim()
}
