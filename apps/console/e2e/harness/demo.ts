import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's own folder. */
export const ROOT = fileURLToPath(new URL('../../../../../', import.meta.url))

/** Ports and a folder of one installation, so that it can be started again. */
export interface Place { http: number; mqtt: number; jt808: number; dir: string }
/** A running `npm run demo`. */
export interface Demo { url: string; tookMs: number; output(): string; ended: Promise<number | null>; stop(): Promise<number | null> }

const freePort = (): Promise<number> => new Promise((found) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo
    server.close(() => found(port))
  })
})

/** Free ports and an empty folder. */
export const newPlace = async (): Promise<Place> =>
  ({ http: await freePort(), mqtt: await freePort(), jt808: await freePort(), dir: mkdtempSync(join(tmpdir(), 'watchfloor-e2e-')) })
export const removePlace = (place: Place): void => rmSync(place.dir, { recursive: true, force: true })

/** Starts the demo as a new user would, and waits for the line with its address. */
export async function startDemo(place: Place): Promise<Demo> {
  const began = Date.now()
  const child = spawn('npm', ['run', '--silent', 'demo'], {
    cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], detached: true,
    env: { ...process.env, HTTP_PORT: String(place.http), MQTT_PORT: String(place.mqtt), JT808_PORT: String(place.jt808), HJ212_PORT: '0', RTMP_PORT: '0', WEBRTC_UDP_PORT: '0', DATA_DIR: place.dir },
  })
  let output = ''
  const ended = new Promise<number | null>((gone) => child.once('exit', gone))
  const url = `http://localhost:${place.http}`
  await new Promise<void>((ready, failed) => {
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      if (output.includes(url)) ready()
    })
    void ended.then((code) => failed(new Error(`the demo ended with ${String(code)} before it was ready:\n${output}`)))
  })
  return {
    url, ended, tookMs: Date.now() - began,
    output: () => output,
    stop() {
      // What Ctrl-C does: the whole group of the terminal is told.
      if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) process.kill(-child.pid, 'SIGINT')
      return ended
    },
  }
}

/** Processes that work for this installation (its folder is in their environment), with their command line. Linux only. */
export function processesOf(place: Place): { pid: number; command: string }[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((pid) => {
    try {
      const environment = readFileSync(`/proc/${pid}/environ`, 'utf8')
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
      return environment.includes(place.dir) || command.includes(place.dir) ? [{ pid: Number(pid), command }] : []
    } catch {
      return []
    }
  })
}
