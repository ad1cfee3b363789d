import { spawn, type ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '../../../..')

/** A running `npm run demo` on free ports and a directory of its own. */
export interface Demo { url: string; output: () => string; hubPid: () => number; stop: () => Promise<number | null> }

const freePort = (): Promise<number> => new Promise((done) => {
  const server = createServer().listen(0, '127.0.0.1', () => { const { port } = server.address() as { port: number }; server.close(() => done(port)) })
})

/** Starts the demo as a new user would and waits for the line with its address. */
export async function startDemo(env: Record<string, string> = {}, command: 'demo' | 'start' = 'demo'): Promise<Demo> {
  const [http, mqtt, jt808] = [await freePort(), await freePort(), await freePort()]
  const dir = mkdtempSync(join(tmpdir(), 'watchfloor-e2e-'))
  const child: ChildProcess = spawn('npm', ['run', '--silent', command], {
    cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], detached: true,
    env: { ...process.env, HTTP_PORT: String(http), MQTT_PORT: String(mqtt), JT808_PORT: String(jt808), DATA_DIR: dir, ...env },
  })
  let output = ''
  child.stdout?.on('data', (chunk) => { output += chunk })
  child.stderr?.on('data', (chunk) => { output += chunk })
  const ended = new Promise<number | null>((done) => child.once('exit', (code) => done(code)))
  const url = `http://localhost:${http}`
  const shown = new Promise<void>((done, fail) => {
    const look = (): void => { if (output.includes(url)) { child.stdout?.off('data', look); done() } }
    child.stdout?.on('data', look)
    void ended.then((code) => fail(new Error(`the demo ended with ${code} before it was ready:\n${output}`)))
  })
  await shown
  return {
    url,
    output: () => output,
    hubPid: () => Number(/hub pid (\d+)/.exec(output)?.[1] ?? NaN),
    stop: async () => {
      try { process.kill(-child.pid!, 'SIGINT') } catch { /* it has ended already */ }
      const code = await ended
      rmSync(dir, { recursive: true, force: true })
      return code
    },
  }
}
