import type { Socket } from 'node:net'
import type { AnyAdapter, Input, SignInReport } from '@watchfloor/domain'
import { TrackPort } from '../../ports/track.port.js'
import type { KnownDevice } from '../../store/device-directory.js'
import { addressOf } from '../desk/address.js'
import type { DecodeDesk } from '../desk/decode-desk.js'
import type { DropLedger } from '../desk/drop-ledger.js'
import type { IntakeGate } from '../desk/intake-gate.js'
import type { Link, Origin } from '../desk/link.js'
import type { Admission } from './admission.js'

/** Bytes waiting to be read by a terminal that does not read: beyond this it is cut off. */
const MOST_UNREAD_BYTES = 256 * 1024
/** Time in which a connection must have signed in, where its protocol does not say otherwise. */
const SIGN_IN_MS = 60_000
/** Time in which a terminal has to take the last of what it is told, once its connection is ended. */
const LAST_WORDS_MS = 5000
const NO_BYTES = new Uint8Array(0)

/** What a connection needs of the house. */
export interface TcpHouse { desk: DecodeDesk; track: TrackPort; gate: IntakeGate; drops: DropLedger; admission: Admission }

/** One terminal on the line: its socket, its bytes not yet framed, its session. The desk decides; this only carries. */
export class TcpConnection implements Link {
  readonly kind = 'tcp'
  readonly address: string
  session: unknown
  device: KnownDevice | null = null
  private readonly adapterTcp: NonNullable<AnyAdapter['tcp']>
  private readonly origin: Origin = { source: null, link: this }
  private readonly openedMs = Date.now()
  private rest: Uint8Array = NO_BYTES
  private heardMs = Date.now()
  private asking = false
  private closing = false

  constructor(private readonly socket: Socket, private readonly adapter: AnyAdapter, private readonly house: TcpHouse, private readonly idleMs: number, private readonly onAdmitted: (connection: TcpConnection) => void) {
    this.address = addressOf(socket)
    this.adapterTcp = adapter.tcp!
    this.session = adapter.open()
    socket.setNoDelay(true)
    socket.on('data', (chunk) => this.bytes(chunk))
    socket.on('close', () => house.gate.forget(this.resume))
  }

  write(payload: Uint8Array): boolean {
    const { socket } = this
    if (socket.destroyed || !socket.writable) return false
    if (socket.writableLength > MOST_UNREAD_BYTES) {
      this.drop('does_not_read', null)
      socket.destroy()
      return false
    }
    socket.write(payload)
    return true
  }

  notStored(): void {
    if (this.closing) return
    this.closing = true
    this.drop('not_stored', null)
    this.socket.destroy()
  }

  /** Once a second: the adapter's own clocks, silence, and the time to sign in. */
  tick(nowMs: number): void {
    if (this.closing) return
    if (nowMs - this.heardMs > this.idleMs) return this.cut('idle')
    if (!this.device && nowMs - this.openedMs > (this.adapterTcp.signInMs ?? SIGN_IN_MS)) return this.cut('did_not_sign_in')
    this.input({ type: 'tick', nowMs }, null)
  }

  stopReading(): void {
    this.socket.pause()
  }

  /** Ends the connection; what was taken in is still stored and answered first. */
  end(): void {
    if (this.closing) return
    this.closing = true
    this.socket.pause()
    this.house.track.afterCommit(() => this.lastWords())
  }

  /** A terminal whose window is shut never takes them, and would keep its place among the allowed connections for ever. */
  private lastWords(): void {
    const { socket } = this
    if (socket.destroyed) return
    const patience = setTimeout(() => socket.destroy(), LAST_WORDS_MS)
    socket.once('close', () => clearTimeout(patience))
    socket.end(() => socket.destroy())
  }

  private cut(reason: string): void {
    this.drop(reason, null)
    this.end()
  }

  private bytes(chunk: Uint8Array): void {
    this.heardMs = Date.now()
    const { frames, rest, dropped } = this.adapterTcp.frame(this.rest, chunk)
    this.rest = rest
    for (const { reason } of dropped) this.drop(reason, chunk)
    for (const frame of frames) {
      if (this.closing) return
      this.input({ type: 'message', topic: null, payload: frame, nowMs: this.heardMs, retained: false }, frame)
    }
    if (rest.length > this.adapterTcp.maxFrameBytes) return this.cut('frame_too_long')
    if (this.house.gate.closed) {
      this.socket.pause()
      this.house.gate.onOpen(this.resume)
    }
  }

  private input(input: Input, frame: Uint8Array | null): void {
    const { session, signIn, close } = this.house.desk.take(this.adapter, this.session, input, this.origin, null, null)
    this.session = session
    if (signIn) this.ask(signIn, frame)
    if (close) this.cut(close)
  }

  private ask(report: SignInReport, frame: Uint8Array | null): void {
    const answer = this.house.admission.admit(this.adapter.protocol, report, this.address, frame)
    if (!(answer instanceof Promise)) return this.answer(answer, report)
    // The code is being stored: what the terminal sends meanwhile stays in the line.
    this.asking = true
    this.socket.pause()
    void answer.then((result) => {
      this.asking = false
      if (this.socket.destroyed || this.closing) return
      this.answer(result, report)
      this.house.gate.onOpen(this.resume)
    })
  }

  private answer({ device, input }: { device: KnownDevice | null; input: Input }, { secret }: SignInReport): void {
    // A registration alone proves nothing: the terminal counts as this device once it has shown its code.
    if (device && secret !== null) {
      this.device = device
      this.onAdmitted(this)
    }
    this.input(input, null)
  }

  private readonly resume = (): void => {
    if (!this.asking && !this.closing) this.socket.resume()
  }

  private drop(reason: string, payload: Uint8Array | null): void {
    this.house.drops.note(this.adapter.protocol, reason, { topic: null, address: this.address, payload })
  }
}
