import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

export const SECRET = 'a secret for tests, long enough'
export const TOKEN = 'let-me-in'
const PROGRAM = join(import.meta.dirname, '../../dist/main.js')

/** The built gateway in its own process, and the hub's auth hook, which lets in whoever brings the token. */
export class GatewayProcess {
  asked: Record<string, unknown>[] = []
  ports!: { http: number, udp: number, rtmp: number }
  child!: ChildProcess
  #hook!: Server
  #dir!: string

  static async start(env: Record<string, string> = {}): Promise<GatewayProcess> {
    const gateway = new GatewayProcess()
    gateway.#dir = await mkdtemp(join(tmpdir(), 'gateway-'))
    gateway.#hook = createServer((request, response) => {
      let body = ''
      request.on('data', (part: Buffer) => { body += part.toString() }).on('end', () => {
        const question = JSON.parse(body) as Record<string, unknown>
        gateway.asked.push(question)
        response.writeHead(question.token === TOKEN || question.password === TOKEN ? 200 : 401).end()
      })
    })
    await new Promise<void>((resolve) => gateway.#hook.listen(0, '127.0.0.1', resolve))
    await gateway.run(env)
    return gateway
  }

  /** Starts the process; again after it was killed. */
  async run(env: Record<string, string> = {}): Promise<void> {
    this.child = fork(PROGRAM, {
      execArgv: [],
      env: { PATH: process.env.PATH, GATEWAY_AUTH_URL: `http://127.0.0.1:${(this.#hook.address() as AddressInfo).port}/`, GATEWAY_SECRET: SECRET, GATEWAY_CLIP_DIR: this.#dir, GATEWAY_RECORD_DIR: join(this.#dir, 'recordings'), ...env },
    })
    this.ports = await new Promise((resolve, reject) => {
      this.child.once('message', (message) => resolve(message as typeof this.ports))
      this.child.once('exit', (code) => reject(new Error(`the gateway ended with ${code}`)))
    })
  }

  /** Starts one and lets go of it before it can have said that it is ready: how it ended, and what it said. */
  static async abandoned(): Promise<{ code: number | null, said: string }> {
    const child = fork(PROGRAM, { execArgv: [], stdio: ['ignore', 'pipe', 'pipe', 'ipc'], env: { PATH: process.env.PATH, GATEWAY_AUTH_URL: 'http://127.0.0.1:9/', GATEWAY_SECRET: SECRET, GATEWAY_CLIP_DIR: join(tmpdir(), 'gateway-abandoned'), GATEWAY_RECORD_DIR: join(tmpdir(), 'gateway-abandoned/recordings') } })
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
    const [out, err] = [text(child.stdout!), text(child.stderr!)]
    child.disconnect()
    return { code: await ended, said: await out + await err }
  }

  get url(): string { return `http://127.0.0.1:${this.ports.http}` }

  async call(method: string, path: string, body?: unknown): Promise<Response> {
    return fetch(this.url + path, { method, headers: { authorization: `Bearer ${SECRET}` }, ...(body !== undefined && { body: JSON.stringify(body) }) })
  }

  async json<T = Record<string, unknown>>(path: string): Promise<T> { return await (await this.call('GET', path)).json() as T }
  state(path: string): Promise<Record<string, unknown>> { return this.json(`/wf/paths/${path}/state`) }

  async kill(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve))
    this.child.kill('SIGKILL')
    await ended
  }

  async stop(): Promise<number | null> {
    const ended = new Promise<number | null>((resolve) => this.child.once('exit', resolve))
    if (this.child.connected) this.child.disconnect()
    const code = this.child.exitCode ?? await ended
    await new Promise((resolve) => this.#hook.close(resolve))
    await rm(this.#dir, { recursive: true, force: true })
    return code
  }
}
