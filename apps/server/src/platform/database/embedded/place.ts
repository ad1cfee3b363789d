import { createHash } from 'node:crypto'
import { chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findBinaries } from './binaries.js'
import { canReach, userForPostgres } from './run-as.js'
import type { RunAs } from './run-as.js'

/** Where everything of one embedded PostgreSQL lies. */
export interface Place { programs: string; cluster: string; socketDir: string; socketDirIsTemporary: boolean; log: string; user: RunAs | null; notice: string | null }

const REFUGE = '/var/lib/watchfloor'
/** A Unix socket's path holds 107 bytes; PostgreSQL adds `/.s.PGSQL.5432` and a lock file beside it. */
const LONGEST_SOCKET_DIR = 80

/**
 * Decides where programs and data lie. Root's PostgreSQL runs as somebody else, who cannot walk into a home of mode 0700;
 * there both go to /var/lib/watchfloor.
 */
export function choosePlace(dataDir: string): Place {
  const binaries = findBinaries()
  const user = userForPostgres()
  const mark = createHash('sha256').update(dataDir).digest('hex').slice(0, 12)
  const away = user !== null && !canReach(dataDir, user)
  const home = away ? join(REFUGE, mark) : dataDir
  const programs = user !== null && !canReach(binaries.root, user) ? copyPrograms(binaries.root, binaries.version) : binaries.root
  mkdirSync(home, { recursive: true })
  const cluster = join(home, 'postgres')
  const inside = join(home, 'run')
  const socketDirIsTemporary = Buffer.byteLength(inside) > LONGEST_SOCKET_DIR
  const socketDir = socketDirIsTemporary ? mkdtempSync(join(tmpdir(), 'watchfloor-')) : makeFor(user, inside)
  if (socketDirIsTemporary) makeFor(user, socketDir)
  const notice = away ? `the database's user cannot enter ${dataDir}: its files are in ${home}` : null
  return { programs, cluster, socketDir, socketDirIsTemporary, log: join(home, 'postgres.log'), user, notice }
}

/** Makes a folder that only PostgreSQL's user may enter. */
export function makeFor(user: RunAs | null, dir: string): string {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  if (user) chownSync(dir, user.uid, user.gid)
  return dir
}

/** Copies the programs once per version; the rename makes a copy that was cut off harmless. */
function copyPrograms(from: string, version: string): string {
  const to = join(REFUGE, `postgresql-${version}`)
  if (existsSync(to)) return to
  const unfinished = `${to}.${process.pid}`
  mkdirSync(REFUGE, { recursive: true, mode: 0o755 })
  cpSync(from, unfinished, { recursive: true, verbatimSymlinks: true })
  try { renameSync(unfinished, to) } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    if (!existsSync(to)) throw error
  }
  return to
}
