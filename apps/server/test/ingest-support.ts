import { connect as connectTcp, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { jt808 } from '@watchfloor/domain'
import mqtt, { type IClientOptions, type MqttClient } from 'mqtt'
import type { TestHub } from './harness/hub.js'
import { isOuterBroker } from './harness/outer-profile.js'
import { until } from './harness/until.js'

/** How long Mosquitto may take to read the accounts that the hub has just written. */
const ACCOUNTS_MS = 4000

/** A device on MQTT; rejects when it is refused. */
export async function mqttDevice(port: number, credentials: { username: string; password: string }, options: IClientOptions = {}): Promise<MqttClient> {
  for (const end = Date.now() + (isOuterBroker(port) ? ACCOUNTS_MS : 0); ;) {
    try {
      return await signIn(port, credentials, options)
    } catch (error) {
      if (Date.now() >= end) throw error
      await wait(250)
    }
  }
}

function signIn(port: number, credentials: { username: string; password: string }, options: IClientOptions): Promise<MqttClient> {
  const client = mqtt.connect(`mqtt://127.0.0.1:${port}`, { ...credentials, protocolVersion: 4, reconnectPeriod: 0, connectTimeout: 5000, ...options })
  return new Promise((resolve, reject) => {
    client.once('connect', () => resolve(client))
    client.once('error', (error) => { client.end(true); reject(error) })
    client.once('close', () => reject(new Error('closed')))
  })
}

/** What a track holds of one device, oldest first. */
export async function storedFixes(hub: TestHub, no: number): Promise<Record<string, unknown>[]> {
  return (await hub.pool.query('SELECT * FROM fix WHERE device_no = $1 AND kind = 0 ORDER BY time', [no])).rows as Record<string, unknown>[]
}
export const firstFix = (hub: TestHub, no: number): Promise<Record<string, unknown>> => until(async () => (await storedFixes(hub, no))[0])

/** A JT/T 808 terminal on a real socket. */
export class TestTerminal {
  readonly said: jt808.PlatformMessage[] = []
  closed = false
  private rest: Uint8Array = new Uint8Array(0)
  private serial = 0

  private constructor(readonly socket: Socket, readonly terminal: jt808.Terminal) {
    socket.on('error', () => {})
    socket.on('close', () => { this.closed = true })
    socket.on('data', (chunk) => {
      const { frames, rest } = jt808.cutFrames(this.rest, chunk)
      this.rest = rest
      for (const frame of frames) {
        const message = jt808.readPlatform(frame)
        if (message) this.said.push(message)
      }
    })
  }

  static async connect(port: number, terminal: jt808.Terminal): Promise<TestTerminal> {
    const socket = connectTcp(port, '127.0.0.1')
    await new Promise<void>((resolve, reject) => { socket.once('connect', resolve); socket.once('error', reject) })
    return new TestTerminal(socket, terminal)
  }

  /** Sends frames made for the next serial. */
  send(make: (terminal: jt808.Terminal, serial: number) => Uint8Array | Uint8Array[]): number {
    const serial = this.serial++
    const frames = make(this.terminal, serial)
    this.socket.write(Array.isArray(frames) ? Buffer.concat(frames) : frames)
    return serial
  }

  answerTo(serial: number): Promise<jt808.PlatformMessage> {
    return until(() => this.said.find((message) => message.ackSerial === serial))
  }

  /** Registers and shows the code it is given; gives the code. */
  async signIn(about: jt808.Registration = { plate: '浙B12345' }): Promise<string> {
    const registered = await this.answerTo(this.send((t, serial) => jt808.registerFrame(t, serial, about)))
    expect(registered).toMatchObject({ id: jt808.DOWN.registerReply, result: 0 })
    await this.authenticate(registered.text!)
    return registered.text!
  }

  async authenticate(code: string): Promise<void> {
    expect(await this.answerTo(this.send((t, serial) => jt808.authFrame(t, serial, code)))).toMatchObject({ id: jt808.DOWN.generalReply, result: 0 })
  }

  close(): void { this.socket.destroy() }
}
