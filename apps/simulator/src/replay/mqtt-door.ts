import { connectAsync } from 'mqtt'
import type { MqttClient } from 'mqtt'
import { inTime } from './door.js'
import type { Door } from './door.js'
import type { ReplayFix } from './motion.js'

/** How a fix is said on MQTT: topic and text. */
export type Say = (fix: ReplayFix, history: boolean) => { topic: string; text: string }

/** Replays over MQTT at QoS 1: each message is acknowledged when it is stored. */
export class MqttDoor implements Door {
  private client: MqttClient | null = null

  constructor(private readonly host: string, private readonly port: number, private readonly credentials: { username: string; password: string }, private readonly say: Say) {}

  async open(): Promise<void> {
    const { username, password } = this.credentials
    try {
      this.client = await connectAsync({ host: this.host, port: this.port, protocol: 'mqtt', protocolVersion: 4, username, password, clientId: `replay-${Date.now().toString(36)}`, clean: true, reconnectPeriod: 0, connectTimeout: 10_000 })
    } catch (error) {
      throw new Error(`the broker at ${this.host}:${this.port} did not let ${username} in: ${error instanceof Error ? error.message : String(error)}`)
    }
    this.client.on('error', () => undefined)
  }
  async send(fix: ReplayFix, history: boolean): Promise<void> {
    const { topic, text } = this.say(fix, history)
    if (!this.client?.connected) throw new Error('the broker closed the connection')
    await inTime(this.client.publishAsync(topic, text, { qos: 1 }), 15_000, 'the broker did not acknowledge a message within 15 s')
  }
  async close(): Promise<void> {
    await this.client?.endAsync()
  }
}

/** Replays over an HTTP door (OwnTracks, Traccar): 200 means stored. */
export class HttpDoor implements Door {
  constructor(private readonly url: string, private readonly credentials: { username: string; password: string }, private readonly say: Say, private readonly headers: Readonly<Record<string, string>>) {}

  async open(): Promise<void> { /* Each request signs in for itself. */ }
  async send(fix: ReplayFix, history: boolean): Promise<void> {
    const { username, password } = this.credentials
    const answer = await fetch(this.url, {
      method: 'POST', body: this.say(fix, history).text, signal: AbortSignal.timeout(15_000),
      headers: { 'content-type': 'application/json', authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`, ...this.headers },
    })
    if (!answer.ok) throw new Error(`${this.url} answered ${answer.status}: ${(await answer.text()).slice(0, 200)}`)
    await answer.arrayBuffer()
  }
  async close(): Promise<void> { /* Nothing stays open. */ }
}
