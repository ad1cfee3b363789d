import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { jt808 } from '@watchfloor/domain'
import { backoffMs } from './pacer.js'
import type { Pacer } from './pacer.js'

export interface Jt808Options {
  readonly host: string
  readonly port: number
  readonly terminal: jt808.Terminal
  readonly about: jt808.Registration
  /** Where the authentication code is kept between starts, as a real terminal keeps it. */
  readonly codes: { get(phone: string): string | undefined; set(phone: string, code: string | undefined): void }
  readonly pacer: Pacer
  /** Let in: positions may flow. */
  ready(): void
  /** A message of the platform's beside those that belong to signing in. */
  heard(message: jt808.PlatformMessage): void
  lost(): void
}

const REGISTER_TRIES = 8
const REGISTER_AGAIN_MS = 60_000
const HELD_MS = 30_000
const ANSWER_WITHIN_MS = 20_000
/** A peer that reads nothing for so long that this much is waiting is taken for dead. */
const MAX_WAITING_BYTES = 256 * 1024

/** A terminal's side of one JT/T 808 connection: register, authenticate, stay, come back. */
export class Jt808Connection {
  private socket: Socket | null = null
  private rest: Uint8Array = new Uint8Array(0)
  private serial = 0
  private tries = 0
  private wanted = false
  private letIn = false
  private letInMs = 0
  private timer: NodeJS.Timeout | null = null

  constructor(private readonly options: Jt808Options) {}
  get ready(): boolean { return this.letIn }

  open(): void {
    if (this.wanted) return
    this.wanted = true
    this.options.pacer.ask(() => this.dial())
  }
  close(): void {
    this.wanted = false
    if (this.timer) clearTimeout(this.timer)
    this.socket?.destroy()
  }

  /** Sends a frame under the next serial number, and returns that. Only when `ready`. */
  send(frames: (serial: number) => Uint8Array | readonly Uint8Array[]): number {
    const serial = this.serial
    const made = frames(serial)
    const list = made instanceof Uint8Array ? [made] : made
    this.serial = (serial + list.length) & 0xffff
    for (const frame of list) this.socket?.write(frame)
    if ((this.socket?.writableLength ?? 0) > MAX_WAITING_BYTES) this.socket?.destroy()
    return serial
  }

  private dial(): void {
    if (!this.wanted) return
    const { host, port } = this.options
    const socket = connect({ host, port, noDelay: true, keepAlive: true })
    this.socket = socket
    this.rest = new Uint8Array(0)
    socket.on('connect', () => this.signIn())
    socket.on('data', (chunk) => {
      const { frames, rest } = jt808.cutFrames(this.rest, chunk)
      this.rest = rest
      for (const frame of frames) {
        const message = jt808.readPlatform(frame)
        if (message) this.hear(message)
      }
    })
    socket.on('error', () => undefined)
    socket.on('close', () => this.hungUp(socket))
    socket.setTimeout(ANSWER_WITHIN_MS, () => socket.destroy())
  }

  private signIn(): void {
    const { terminal, about, codes } = this.options
    const code = codes.get(terminal.phone)
    this.send((serial) => (code === undefined ? jt808.registerFrame(terminal, serial, about) : jt808.authFrame(terminal, serial, code, '', 'linlan')))
  }

  private hear(message: jt808.PlatformMessage): void {
    const { terminal, codes } = this.options
    if (message.id === jt808.DOWN.registerReply) {
      if (message.result !== jt808.REGISTER_RESULT.ok) { this.waitLonger(); return }
      codes.set(terminal.phone, message.text ?? '')
      this.signIn()
    } else if (message.id === jt808.DOWN.generalReply && message.ackId === jt808.UP.auth) {
      if (message.result === jt808.RESULT.ok) {
        this.letIn = true
        this.letInMs = Date.now()
        this.socket?.setTimeout(0)
        this.options.ready()
      } else {
        // The code is no longer good: forget it, and register when the door opens again.
        codes.set(terminal.phone, undefined)
        this.socket?.destroy()
      }
    } else this.options.heard(message)
  }

  /** Unknown to the hub: no use in knocking every second. */
  private waitLonger(): void {
    this.tries = REGISTER_TRIES
    this.socket?.destroy()
  }

  private hungUp(socket: Socket): void {
    if (this.socket !== socket) return
    this.socket = null
    const was = this.letIn
    this.letIn = false
    if (was) this.options.lost()
    if (!this.wanted) return
    // Only a link that held counts as good again: whoever is thrown out at once may be fighting another terminal of its number, and gives way.
    if (was && Date.now() - this.letInMs > HELD_MS) this.tries = 0
    const wait = this.tries >= REGISTER_TRIES ? REGISTER_AGAIN_MS : backoffMs(this.tries)
    this.tries = Math.min(REGISTER_TRIES, this.tries + 1)
    this.timer = setTimeout(() => this.options.pacer.ask(() => this.dial()), wait)
  }
}
