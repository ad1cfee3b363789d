import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { StartError } from '../../config/start-error.js'

const STOP_MS = 10_000

const pidFile = (cluster: string): string => join(cluster, 'postmaster.pid')

/** The process that postmaster.pid names, if it lives and is a PostgreSQL of this very folder; a pid that was given to somebody else is not. */
export function ownPostmaster(cluster: string): number | null {
  const pid = namedPid(cluster)
  return pid !== null && runsOn(pid, cluster) ? pid : null
}

/**
 * PostgreSQL takes over the file of a dead process by itself, but stops before that of a living one: after a reboot the number may belong
 * to anybody, and the file has to go.
 */
export function dropForeignPidFile(cluster: string): void {
  const pid = namedPid(cluster)
  if (pid !== null && commandLine(pid) !== '' && ownPostmaster(cluster) === null) rmSync(pidFile(cluster), { force: true })
}

function namedPid(cluster: string): number | null {
  if (!existsSync(pidFile(cluster))) return null
  const pid = Number(readFileSync(pidFile(cluster), 'utf8').split('\n')[0])
  return Number.isInteger(pid) && pid > 1 ? pid : null
}

/**
 * Stops a postmaster of this folder with SIGINT (PostgreSQL's fast shutdown: sessions end, everything is written) and waits until it is gone:
 * it takes its file away a moment before it ends.
 */
export async function stopPostmaster(cluster: string): Promise<void> {
  const pid = ownPostmaster(cluster)
  if (pid === null) return
  const until = Date.now() + STOP_MS
  try { process.kill(pid, 'SIGINT') } catch { return /* gone meanwhile */ }
  while (runsOn(pid, cluster)) {
    if (Date.now() > until) throw new StartError(`DATA_DIR: the database in ${cluster} (process ${pid}) does not stop`)
    await wait(20)
  }
}

const runsOn = (pid: number, cluster: string): boolean => commandLine(pid).includes(`-D ${cluster} `)

function commandLine(pid: number): string {
  try { return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ') } catch { /* no /proc on macOS, or gone */ }
  try { return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }) } catch { return '' }
}
