import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { jt808 } from '@watchfloor/domain'
import { inTime } from './door.js'
import type { Door } from './door.js'
import type { ReplayFix } from './motion.js'

const { DOWN, RESULT, UP } = jt808
const ANSWER_MS = 15_000

/** Replays as a JT/T 808 terminal (2013): register, authenticate, then 0x0200 live or 0x0704 for history, each acknowledged. */
export class Jt808Door implements Door {
  private socket: Socket | null = null
  private rest: Uint8Array = new Uint8Array(0)
  private serial = 0
  private readonly waiting = new Map<number, (message: jt808.PlatformMessage) => void>()
  private failed: ((error: Error) => void)[] = []

  constructor(private readonly host: string, private readonly port: number, phone: string) {
    this.terminal = { phone, edition: phone.length > 12 ? 2019 : 2013 }
  }
  private readonly terminal: jt808.Terminal

  async open(): Promise<void> {
    const socket = connect({ host: this.host, port: this.port, noDelay: true })
    this.socket = socket
    const end = (error: Error): void => { for (const fail of this.failed.splice(0)) fail(error) }
    socket.on('error', (error) => end(new Error(`the JT/T 808 door at ${this.host}:${this.port} cannot be reached: ${error.message}`)))
    socket.on('close', () => end(new Error('the hub closed the connection (another terminal with this phone may have signed in: stop it while replaying)')))
    socket.on('data', (chunk) => {
      const { frames, rest } = jt808.cutFrames(this.rest, chunk)
      this.rest = rest
      for (const frame of frames) {
        const message = jt808.readPlatform(frame)
        const waiter = message?.ackSerial === undefined ? undefined : this.waiting.get(message.ackSerial)
        if (message && waiter) waiter(message)
      }
    })
    const registered = await this.ask((serial) => [jt808.registerFrame(this.terminal, serial, { maker: '70099', model: 'REPLAY', terminalId: this.terminal.phone.slice(-7) })], 'register')
    if (registered.result !== jt808.REGISTER_RESULT.ok) throw new Error(`the hub refuses the terminal ${this.terminal.phone} (registration result ${registered.result})`)
    const authenticated = await this.ask((serial) => [jt808.authFrame(this.terminal, serial, registered.text ?? '', '', 'replay')], 'authenticate')
    if (authenticated.result !== RESULT.ok) throw new Error(`the hub refuses the authentication of ${this.terminal.phone} (result ${authenticated.result})`)
  }

  async send(fix: ReplayFix, history: boolean): Promise<void> {
    const told: jt808.TerminalFix = { ...fix, timeMs: Math.round(fix.timeMs / 1000) * 1000, altitudeM: fix.altitudeM === undefined ? 0 : Math.max(-1000, Math.min(32_000, fix.altitudeM)), status: 1 }
    const answer = await this.ask((serial) => (history ? jt808.batchFrames(this.terminal, serial, [told], true) : [jt808.locationFrame(this.terminal, serial, told)]), history ? 'a position of the past' : 'a position')
    if (answer.result !== RESULT.ok && answer.result !== RESULT.alarmHandled) throw new Error(`the hub did not take a position (result ${answer.result}, message 0x${UP[history ? 'batch' : 'location'].toString(16)})`)
  }

  close(): Promise<void> {
    this.failed = []
    return new Promise((resolve) => (this.socket ? this.socket.end(() => resolve()) : resolve()))
  }

  private ask(frames: (serial: number) => readonly Uint8Array[], what: string): Promise<jt808.PlatformMessage> {
    const serial = this.serial
    const list = frames(serial)
    this.serial = (serial + list.length) & 0xffff
    const answer = new Promise<jt808.PlatformMessage>((resolve, reject) => {
      this.failed.push(reject)
      const hear = (message: jt808.PlatformMessage): void => { if (message.id === DOWN.generalReply || message.id === DOWN.registerReply) resolve(message) }
      for (let i = 0; i < list.length; i++) this.waiting.set((serial + i) & 0xffff, hear)
    }).finally(() => { for (let i = 0; i < list.length; i++) this.waiting.delete((serial + i) & 0xffff); this.failed = [] })
    for (const frame of list) this.socket!.write(frame)
    return inTime(answer, ANSWER_MS, `no answer to ${what} within ${ANSWER_MS / 1000} s: is the device's externalId the terminal's phone?`)
  }
}
