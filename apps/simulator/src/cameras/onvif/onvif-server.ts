import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { XmlFault, innerElement, readXml } from '@watchfloor/domain'
import { ANSWERS } from './answers.js'
import { AHEAD, Lens } from './lens.js'
import { answerOnvif } from './onvif-camera.js'
import { OnvifSignIn } from './sign-in.js'
import type { OnvifAccount } from './sign-in.js'

const MOST_BYTES = 64 * 1024
const WRONG = 'Sender not Authorized'

export interface OnvifRules {
  readonly account: OnvifAccount
  /** Whether there is a camera of this number with a lens that turns. */
  turns(number: number): boolean
  /** How far the cameras' clocks are ahead: few in the field are right. */
  readonly clockAheadMs?: number
}

/** Simulated cameras that can be moved, behind one HTTP port: `http://host:port/cam/7/onvif/device_service`. Their lenses are as they were left, until the simulator ends. */
export class OnvifServer {
  readonly lenses = new Map<number, Lens>()
  readonly #server: Server
  readonly #rules: OnvifRules
  readonly #signIn: OnvifSignIn

  private constructor(server: Server, rules: OnvifRules) {
    this.#server = server
    this.#rules = rules
    this.#signIn = new OnvifSignIn(rules.account)
    server.on('request', (request, response) => { void this.#serve(request, response) })
  }

  static open(rules: OnvifRules, port = 0, host = '127.0.0.1'): Promise<OnvifServer> {
    const server = createServer()
    const cameras = new OnvifServer(server, rules)
    return new Promise((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, host, () => { server.removeListener('error', reject); resolve(cameras) })
    })
  }

  get port(): number { return (this.#server.address() as AddressInfo).port }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const number = Number(/^\/cam\/(\d{1,6})\/onvif\/(?:device_service|media|ptz)$/.exec(request.url ?? '')?.[1] ?? NaN)
    const reply = (status: number, text: string): void => { response.writeHead(status, { 'Content-Type': 'application/soap+xml; charset=utf-8' }).end(text) }
    if (request.method !== 'POST' || !this.#rules.turns(number)) return reply(404, '')
    try {
      const envelope = readXml(await bodyOf(request))
      const asked = innerElement(envelope, 'Body')?.children[0]
      if (!asked) return reply(400, ANSWERS.fault(['WellFormed'], 'Nothing is asked'))
      const at = new Date(Date.now() + (this.#rules.clockAheadMs ?? 0))
      // The clock is told to anybody: without it nobody could sign in (Core Specification, 5.9.4).
      if (asked.name !== 'GetSystemDateAndTime' && !this.#signIn.lets(envelope, at.getTime())) return reply(400, ANSWERS.fault(['NotAuthorized'], WRONG))
      const answer = answerOnvif(this.#lens(number), asked, at, `http://192.168.1.${(number % 250) + 2}/cam/${number}/onvif`)
      reply(answer.includes(':Fault>') ? 400 : 200, answer)
    } catch (error) { reply(400, ANSWERS.fault(['WellFormed'], error instanceof XmlFault ? error.message : 'The request cannot be read')) }
  }

  #lens(number: number): Lens {
    let lens = this.lenses.get(number)
    if (!lens) {
      this.lenses.set(number, lens = new Lens(AHEAD))
      for (const [token, name, pan, zoom] of [['Preset_1', '路口 Junction', -60, 0], ['Preset_2', '人行道 Pavement', 75, 0.5]] as const) lens.presets.set(token, { name, pose: { pan, tilt: -10, zoom } })
    }
    return lens
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length
    if (bytes > MOST_BYTES) throw new Error('too large')
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}
