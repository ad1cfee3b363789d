import { execFileSync } from 'node:child_process'
import { accessSync, constants, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartError } from '../config/start-error.js'

interface Holder { pid: number; since: string }

/** Makes the data folder and sees that it can be written. @throws StartError that names DATA_DIR. */
export function prepareDataDir(dir: string): void {
  try {
    mkdirSync(dir, { recursive: true })
    accessSync(dir, constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new StartError(`DATA_DIR "${dir}" cannot be written (${(error as NodeJS.ErrnoException).code})`)
  }
}

/**
 * Takes the data folder for this process and gives the way to hand it back. A hub that was killed leaves its mark behind; the mark counts
 * only while a process with that number lives that was started at that moment, for numbers are given out again.
 */
export function holdDataDir(dir: string): () => void {
  const mark = join(dir, 'hub.pid')
  const mine = join(dir, `hub.pid.${process.pid}`)
  writeFileSync(mine, JSON.stringify({ pid: process.pid, since: startOf(process.pid) } satisfies Holder))
  try {
    for (let tries = 0; ; tries++) {
      // link() fails when the name exists: two hubs that start together cannot both get it.
      try { linkSync(mine, mark); break } catch (error) { if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || tries > 3) throw error }
      const holder = read(mark)
      if (holder && holder.pid !== process.pid && startOf(holder.pid) === holder.since) {
        throw new StartError(`DATA_DIR "${dir}" is in use by another hub (process ${holder.pid})`)
      }
      rmSync(mark, { force: true })
    }
  } finally { rmSync(mine, { force: true }) }
  return () => rmSync(mark, { force: true })
}

function read(file: string): Holder | null {
  try { return JSON.parse(readFileSync(file, 'utf8')) as Holder } catch { return null }
}

/** When a process was started, in whatever words the system has for it; `gone` when there is none. */
function startOf(pid: number): string {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ')
    return fields[0] === 'Z' ? 'gone' : `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${fields[19]}`
  } catch { /* no /proc, or no such process */ }
  try { return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() } catch { return 'gone' }
}
