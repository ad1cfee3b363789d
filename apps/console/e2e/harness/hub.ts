import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from './demo.js'

/** A hub with demo users and nothing that moves: what happens on it is what the test does. */
export interface QuietHub { url: string; stop(): Promise<void> }
const START_MS = 60_000

const freePort = (): Promise<number> => new Promise((found) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo
    server.close(() => found(port))
  })
})

/** Starts the built hub on free ports and an empty folder, and waits until it is ready. */
export async function startQuietHub(): Promise<QuietHub> {
  const dir = mkdtempSync(join(tmpdir(), 'watchfloor-desk-'))
  const [http, mqtt, jt808, hj212] = await Promise.all([freePort(), freePort(), freePort(), freePort()])
  let output = ''
  const child = spawn(process.execPath, ['apps/server/dist/main.js'], {
    cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DEMO: '1', HTTP_PORT: String(http), MQTT_PORT: String(mqtt), JT808_PORT: String(jt808), HJ212_PORT: String(hj212), DATA_DIR: dir },
  })
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { output += chunk.toString() })
  const url = `http://localhost:${http}`
  for (const until = Date.now() + START_MS; ; await new Promise((wait) => setTimeout(wait, 200))) {
    if (await fetch(`${url}/ready`).then(({ ok }) => ok, () => false)) break
    if (child.exitCode !== null || Date.now() > until) throw new Error(`the hub did not become ready:\n${output}`)
  }
  return {
    url,
    async stop() {
      const gone = new Promise((ended) => child.once('exit', ended))
      child.kill('SIGTERM')
      await gone
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** A person's own way in, for what a test prepares behind the screen. */
export async function signedIn(url: string, username: string): Promise<<T>(method: string, path: string, body?: unknown) => Promise<T>> {
  const login = await fetch(`${url}/api/auth/login`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username, password: 'demo' }) })
  const { token } = await login.json() as { token: string }
  return async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await fetch(url + path, { method, headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return await answer.json() as T
  }
}
