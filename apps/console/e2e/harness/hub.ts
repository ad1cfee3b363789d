import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ROOT, type Place } from './demo.js'

/** A hub with the demo's users and no city: a quiet place to try one thing. */
export interface QuietHub { url: string; doors: Doors; stop(): Promise<void>; caller(username: string): Promise<Call> }
/** Ports of the doors for devices. */
export interface Doors { mqtt: number; jt808: number }
/** One person at the API; bytes are sent as a PNG, anything else as JSON. @throws on any answer ≥ 400. */
export type Call = <T>(method: string, path: string, body?: unknown) => Promise<T>

/** Starts the hub itself and waits until it is ready. */
export async function startQuietHub(place: Place): Promise<QuietHub> {
  const child = spawn(process.execPath, [join(ROOT, 'apps/server/dist/main.js')], {
    cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, DEMO: '1', HTTP_PORT: String(place.http), MQTT_PORT: '0', JT808_PORT: '0', HJ212_PORT: '0', RTMP_PORT: '0', WEBRTC_UDP_PORT: '0', DATA_DIR: place.dir },
  })
  const ended = new Promise<void>((gone) => child.once('exit', () => gone()))
  const doors = await Promise.race([
    new Promise<Doors>((ready) => child.once('message', (message) => ready((message as { doors: Doors }).doors))),
    ended.then(() => { throw new Error('the hub ended before it was ready') }),
  ])
  const url = `http://localhost:${place.http}`
  return {
    url, doors,
    async stop() { child.kill('SIGTERM'); await ended },
    async caller(username) {
      const { token } = await ask<{ token: string }>(url, null, 'POST', '/api/auth/login', { username, password: 'demo' })
      return (method, path, body) => ask(url, token, method, path, body)
    },
  }
}

async function ask<T>(url: string, token: string | null, method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(url + path, { method, headers: { 'content-type': body instanceof Uint8Array ? 'image/png' : 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) }, ...(body === undefined ? {} : { body: body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body) }) })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
  return (text ? JSON.parse(text) : undefined) as T
}
