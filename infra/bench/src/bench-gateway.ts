import { fork } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GATEWAY, GATEWAY_ARGS } from './paths.js'

const SECRET = 'the bench speaks to its own gateway'

/** A media gateway alone, started as the hub starts it, which lets everybody in. */
export interface BenchGateway { readonly pid: number; readonly base: string; add(path: string, source: string): Promise<void>; stop(): Promise<void> }

export async function startBenchGateway(): Promise<BenchGateway> {
  const dir = await mkdtemp(join(tmpdir(), 'bench-video-'))
  const hook = createServer((request, response) => { request.resume().on('end', () => response.end()) })
  await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve))
  const child = fork(GATEWAY, [], { execArgv: GATEWAY_ARGS, env: { PATH: process.env.PATH, GATEWAY_AUTH_URL: `http://127.0.0.1:${(hook.address() as AddressInfo).port}/`, GATEWAY_SECRET: SECRET, GATEWAY_CLIP_DIR: dir, GATEWAY_RECORD_DIR: join(dir, 'recordings') } })
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message) => resolve((message as { http: number }).http))
    void ended.then((code) => reject(new Error(`the gateway ended with ${code}`)))
  })
  const base = `http://127.0.0.1:${port}`
  return {
    pid: child.pid!, base,
    async add(path, source) { await fetch(`${base}/v3/config/paths/add/${path}`, { method: 'POST', headers: { authorization: `Bearer ${SECRET}` }, body: JSON.stringify({ source, sourceOnDemand: true }) }) },
    async stop() {
      if (child.connected) child.disconnect()
      await ended
      hook.close()
      await rm(dir, { recursive: true, force: true })
    },
  }
}
