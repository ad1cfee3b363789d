import type { FixFrameWriter, ClientToServer, ServerMessages, ServerToClient } from '@watchfloor/shared'
import type { Socket } from 'socket.io'
import type { SeenPeople } from '../../ports/charge.port.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import type { SeenArea } from './seen-area.js'

export type ConsoleSocket = Socket<ClientToServer, ServerToClient>

/** A console that has more than this on its way and not yet taken is slow: it gets the newest fix per unit instead of every one. */
const SLOW_BYTES = 1024 * 1024

/** One connected console: what it looks at, its sequence, and how well it keeps up. */
export class ConsoleLink {
  /** Null until it said what it shows: it gets no fixes then. */
  area: SeenArea | null = null
  /** A new view that the next flush takes over. */
  nextArea: SeenArea | null = null
  /** Number of the unit whose drawer is open. */
  watched: number | null = null
  /** The watched unit's state changed since the last detail. */
  detailDue = false
  /** When the watched unit was last heard of, as the last detail said. */
  detailHeardMs = NaN
  resyncDue = false
  /** Whom it is told of; the next flush looks whether that changed. */
  people: SeenPeople = null
  chargeDue = false
  /** Who sends pictures: of which, when it was looked what this person may watch of them, and what was said; null when that may have been missed. */
  sending: { of: string; atMs: number; said: string | null } = { of: '', atMs: 0, said: '' }
  /** The incident whose page is open. */
  looksAt: string | null = null
  /** When the roster left: units not heard since need no second telling. */
  rosterMs = 0
  /** Units whose fixes were held back; they get their newest one when the console keeps up again. */
  readonly behind = new Set<number>()
  private seq = 0
  private queuedBytes = 0

  constructor(readonly socket: ConsoleSocket, readonly user: SignedIn) {}

  get sessionId(): string { return this.user.sessionId }

  send<K extends keyof ServerMessages>(name: K, message: Omit<ServerMessages[K], 'seq'>): void {
    const numbered = { seq: ++this.seq, ...message } as ServerMessages[K]
    ;(this.socket.emit as (name: string, message: unknown) => void).call(this.socket, name, numbered)
  }

  sendFrame(frame: FixFrameWriter): number {
    const bytes = frame.end(++this.seq)
    this.queuedBytes += bytes.length
    this.socket.emit('fixes', Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))
    return bytes.length
  }

  /** Whether what was sent lies unsent: engine.io's own queue fills while the kernel's is full. */
  get slow(): boolean {
    const waiting = this.waitingPackets
    if (waiting === 0) this.queuedBytes = 0
    return waiting > 0 && this.queuedBytes > SLOW_BYTES
  }

  /** True once everything sent has left for the network. */
  get idle(): boolean { return this.waitingPackets === 0 }

  /** engine.io declares its queue private, but nothing else says how far a client is behind. */
  private get waitingPackets(): number {
    const conn = this.socket.conn as unknown as { writeBuffer: unknown[]; transport: { socket?: { bufferedAmount?: number } } }
    return conn.writeBuffer.length + (conn.transport.socket?.bufferedAmount ? 1 : 0)
  }
}
