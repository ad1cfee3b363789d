import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import { StartError } from '../../config/start-error.js'

/** The user under whom PostgreSQL runs; null = the hub's own. */
export interface RunAs { uid: number; gid: number }

const CANDIDATES = ['postgres', 'watchfloor']

/** PostgreSQL refuses to run as root: then another user is found, or made. */
export function userForPostgres(): RunAs | null {
  if (process.getuid?.() !== 0) return null
  for (const name of CANDIDATES) { const found = lookUp(name); if (found) return found }
  for (const [command, ...args] of [['useradd', '--system', '--no-create-home', '--user-group', 'watchfloor'], ['adduser', '-S', '-D', '-H', 'watchfloor']] as const) {
    try { execFileSync(command, args, { stdio: 'ignore' }) } catch { continue }
    const made = lookUp('watchfloor')
    if (made) return made
  }
  throw new StartError('DATABASE_URL is needed, or a user other than root: PostgreSQL does not run as root and no user "watchfloor" could be made')
}

function lookUp(name: string): RunAs | null {
  const id = (flag: string): number => Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'], encoding: 'utf8' }).trim())
  try { return { uid: id('-u'), gid: id('-g') } } catch { return null }
}

/** Whether that user can walk down to a folder: every folder above must let it through (a home of mode 0700 does not). */
export function canReach(path: string, user: RunAs): boolean {
  for (let at = path; ; at = dirname(at)) {
    const { mode, uid, gid } = statSync(at)
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001
    if (!(mode & bit)) return false
    if (at === dirname(at)) return true
  }
}
