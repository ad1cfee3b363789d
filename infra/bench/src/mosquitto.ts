import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { untilOpen } from './until-open.js'

/** A Mosquitto of our own, on a free port. */
export interface Mosquitto { port: number; pid: number; stop(): Promise<void> }

/** Version line of the installed Mosquitto; null when there is none. */
export function mosquittoVersion(): string | null {
  const run = spawnSync('mosquitto', ['-h'], { encoding: 'utf8', env: { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin` } })
  return /^mosquitto version [\d.]+/m.exec(run.stdout ?? '')?.[0] ?? null
}

/** Its defaults (20 in flight, 1,000 queued) throttle a single consumer; a burst is never dropped here but held back by the load itself. */
const settings = (port: number): string => `listener ${port} 127.0.0.1
allow_anonymous true
max_inflight_messages 0
max_queued_messages 0
persistence false
set_tcp_nodelay true
log_type error
log_type warning
`

export async function startMosquitto(): Promise<Mosquitto> {
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'watchfloor-bench-broker-'))
  const file = join(folder, 'mosquitto.conf')
  writeFileSync(file, settings(port))
  const child = spawn('mosquitto', ['-c', file], { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin` } })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await untilOpen(port)
  return { port, pid: child.pid!, async stop() { child.kill('SIGTERM'); await gone; rmSync(folder, { recursive: true, force: true }) } }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
