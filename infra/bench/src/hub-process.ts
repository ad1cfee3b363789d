import { spawn } from 'node:child_process'
import { HUB } from './paths.js'

/** A real hub in its own process. */
export interface HubProcess { pid: number; url: string; mqttPort: number | undefined; token(username: string, password: string): Promise<string>; figures(): Promise<Map<string, number>>; stop(): Promise<void> }

/** @param nodeArgs for a look inside: `--cpu-prof` and its like */
export async function startHubProcess(env: Readonly<Record<string, string>>, nodeArgs: readonly string[] = []): Promise<HubProcess> {
  const child = spawn(process.execPath, ['--enable-source-maps', ...nodeArgs, HUB], {
    env: { ...process.env, HTTP_PORT: '0', MQTT_PORT: '0', JT808_PORT: '0', HJ212_PORT: '0', RTMP_PORT: '0', WEBRTC_UDP_PORT: '0', LOG_LEVEL: 'warn', ADMIN_PASSWORD: 'bench-admin-password', ...env }, stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const doors = await new Promise<Record<string, number>>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the hub ended with ${code}`)))
    child.on('message', (message: { ready?: boolean; doors?: Record<string, number> }) => { if (message.ready) resolve(message.doors!) })
  })
  const url = `http://127.0.0.1:${doors['http']}`
  return {
    pid: child.pid!, url, mqttPort: doors['mqtt'],
    async token(username, password) {
      const answer = await fetch(`${url}/api/auth/login`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ username, password }) })
      return ((await answer.json()) as { token: string }).token
    },
    async figures() {
      const text = await (await fetch(`${url}/metrics`)).text()
      return new Map(text.split('\n').filter((line) => line && !line.startsWith('#')).map((line) => { const space = line.lastIndexOf(' '); return [line.slice(0, space), Number(line.slice(space + 1))] }))
    },
    async stop() { child.kill('SIGTERM'); await gone },
  }
}
