import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { TOKEN } from './gateway-process.js'

type Told = { readonly state: string, readonly at: number } | { readonly tick: number, readonly at: number } | { readonly status: number, readonly location: string, readonly answer: string }

/** A viewer that does not decode, in a process of its own (the native library would keep Jest from ending). */
export class Viewer {
  state = 'new'
  location = ''
  answer = ''
  firstAt: number | null = null
  connectedAt: number | null = null
  readonly ticks: number[] = []
  readonly #process: ChildProcess

  private constructor(gateway: string, path: string, token: string) {
    this.#process = fork(join(import.meta.dirname, 'viewer-process.mjs'), [gateway, path, token], { execArgv: [] })
    this.#process.on('message', (told) => this.#hear(told as Told))
  }

  get frames(): number { return this.ticks.length }

  static async open(gateway: string, path: string, token = TOKEN): Promise<Viewer> {
    const viewer = new Viewer(gateway, path, token)
    const status = await new Promise<number>((resolve, reject) => {
      viewer.#process.on('message', (told: Told) => { if ('status' in told) resolve(told.status) })
      viewer.#process.once('exit', () => reject(new Error('the viewer ended')))
    })
    if (status === 201) return viewer
    viewer.vanish()
    throw new Error(`WHEP: ${status}`)
  }

  /** Goes as a browser that was killed goes: without a word. */
  vanish(): void { this.#process.kill('SIGKILL') }

  #hear(told: Told): void {
    if ('tick' in told) {
      this.firstAt ??= told.at
      this.ticks.push(told.tick)
    } else if ('state' in told) {
      this.state = told.state
      if (told.state === 'connected') this.connectedAt = told.at
    } else {
      this.location = told.location
      this.answer = told.answer
    }
  }
}
