import { connect as connectTcp, type Socket } from 'node:net'
import { jt808 } from '@watchfloor/domain'
import mqtt, { type MqttClient } from 'mqtt'

/** What the hub answers once when it registers a source or a device on MQTT. */
export interface Credentials { username: string; password: string }
const PATIENCE_MS = 10_000

/** A source on the hub's broker, with its own credentials. @throws when it is refused */
export const mqttSource = (port: number, credentials: Credentials): Promise<MqttClient> =>
  mqtt.connectAsync(`mqtt://127.0.0.1:${port}`, { ...credentials, protocolVersion: 4, reconnectPeriod: 0, connectTimeout: PATIENCE_MS })

/** A truck's terminal on its TCP door: registers, shows the code it is given, and waits for the hub's answer to each frame. */
export class Terminal {
  private serial = 0
  private rest: Uint8Array = new Uint8Array(0)
  private readonly heard: jt808.PlatformMessage[] = []
  private look: () => void = () => undefined

  private constructor(private readonly socket: Socket, private readonly terminal: jt808.Terminal) {
    socket.on('data', (chunk) => {
      const { frames, rest } = jt808.cutFrames(this.rest, chunk)
      this.rest = rest
      this.heard.push(...frames.flatMap((frame) => jt808.readPlatform(frame) ?? []))
      this.look()
    })
  }

  static async signIn(port: number, phone: string, plate: string): Promise<Terminal> {
    const socket = connectTcp(port, '127.0.0.1')
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))
    const terminal = new Terminal(socket, { phone, edition: 2019 })
    const { result, text } = await terminal.tell((one, serial) => jt808.registerFrame(one, serial, { plate }))
    if (result !== jt808.REGISTER_RESULT.ok) throw new Error(`the terminal was not registered: ${String(result)}`)
    await terminal.tell((one, serial) => jt808.authFrame(one, serial, text ?? ''))
    return terminal
  }

  /** Where it is and how it fares; `alarm` is the DWORD of JT/T 808 §8.18, bit 0 the emergency button. Answered only when it is stored. */
  async says(fix: jt808.TerminalFix): Promise<void> { await this.tell((one, serial) => jt808.locationFrame(one, serial, fix)) }

  close(): void { this.socket.destroy() }

  private tell(frames: (terminal: jt808.Terminal, serial: number) => Uint8Array | readonly Uint8Array[]): Promise<jt808.PlatformMessage> {
    const serial = this.serial++
    const made = frames(this.terminal, serial)
    this.socket.write(made instanceof Uint8Array ? made : Buffer.concat(made))
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no answer to message ${serial} of the terminal`)), PATIENCE_MS)
      this.look = () => {
        const answer = this.heard.find(({ ackSerial }) => ackSerial === serial)
        if (answer === undefined) return
        clearTimeout(timer)
        resolve(answer)
      }
      this.look()
    })
  }
}
