import { connect } from 'mqtt'
import type { IClientOptions, MqttClient } from 'mqtt'
import { backoffMs } from './pacer.js'
import type { Pacer } from './pacer.js'

export interface MqttOptions {
  readonly host: string
  readonly port: number
  readonly username: string
  password(): string
  readonly subscribe: readonly string[]
  readonly will?: IClientOptions['will']
  readonly pacer: Pacer
  ready(): void
  heard(topic: string, payload: Uint8Array): void
  /** The broker does not know these credentials; `wasIn`: it did, earlier. */
  refused?(wasIn: boolean): void
}

const REFUSED = new Set([4, 5])
const KEEP_ALIVE_S = 120

/** One MQTT 3.1.1 connection that comes back by itself, ever more slowly, and keeps nothing that it could not send: who sends decides that. */
export class MqttConnection {
  private client: MqttClient | null = null
  private tries = 0
  private wanted = false
  private wasIn = false
  private timer: NodeJS.Timeout | null = null

  constructor(private readonly options: MqttOptions) {}
  get ready(): boolean { return this.client?.connected ?? false }

  open(): void {
    if (this.wanted) return
    this.wanted = true
    this.options.pacer.ask(() => this.dial())
  }
  close(): void {
    this.wanted = false
    if (this.timer) clearTimeout(this.timer)
    this.client?.end(true)
    this.client = null
  }

  /** True when it was handed to the network. `done` tells whether the broker took it (QoS 1). */
  publish(topic: string, payload: string, qos: 0 | 1, retain = false, done?: (ok: boolean) => void): boolean {
    if (!this.ready) return false
    this.client!.publish(topic, payload, { qos, retain }, (error) => done?.(!error))
    return true
  }

  private dial(): void {
    if (!this.wanted) return
    const { host, port, username, will, subscribe } = this.options
    const client = connect({
      host, port, protocol: 'mqtt', protocolVersion: 4, username, password: this.options.password(), clientId: `sim-${username}-${Math.random().toString(36).slice(2, 8)}`,
      clean: true, keepalive: KEEP_ALIVE_S, reconnectPeriod: 0, connectTimeout: 15_000, queueQoSZero: false, resubscribe: false, ...(will ? { will } : {}),
    })
    this.client = client
    client.on('connect', () => {
      this.tries = 0
      this.wasIn = true
      if (subscribe.length > 0) client.subscribe([...subscribe], { qos: 1 }, () => undefined)
      this.options.ready()
    })
    client.on('message', (topic, payload) => this.options.heard(topic, payload))
    client.on('error', (error) => {
      if ('code' in error && REFUSED.has(Number(error.code))) { this.tries = 8; this.options.refused?.(this.wasIn) }
    })
    client.on('close', () => {
      if (this.client !== client) return
      this.client = null
      client.end(true)
      if (!this.wanted) return
      this.timer = setTimeout(() => this.options.pacer.ask(() => this.dial()), backoffMs(this.tries))
      this.tries = Math.min(8, this.tries + 1)
    })
  }
}
