import { ServerMessage, readFixFrame } from '@watchfloor/shared'
import type { ClientMessages, ClientToServer, PackedFix, ServerMessages, ServerToClient } from '@watchfloor/shared'
import { io } from 'socket.io-client'
import type { Socket } from 'socket.io-client'
import { Sequence } from './sequence.js'

export interface SocketEvents {
  message<K extends keyof ServerMessages>(name: K, message: ServerMessages[K]): void
  /** The object is used again for the next fix: copy what you keep. */
  fix(fix: PackedFix): void
  /** Anything was heard: the connection lives. */
  heard(): void
  down(): void
  /** The hub does not know this session. */
  refused(): void
  /** A message that is not what the contract says; it was dropped. */
  unreadable(name: string, why: string): void
}
export interface SocketDoor {
  view(request: ClientMessages['view']): void
  watch(id: string | null): void
  /** The incident whose page is open. */
  look(incidentId: string | null): void
  /** Tries again now, not when the back-off says so. */
  retry(): void
  close(): void
}

/** The pulse comes every 5 s; two missed and a little more is silence. */
const SILENCE_MS = 12_000
const MESSAGES = Object.keys(ServerMessage) as (keyof ServerMessages)[]

/** The one socket to the hub. It reconnects by itself (0.5 s to 10 s, with jitter) and tells the hub again what this screen looks at. */
export function openSocket(token: string | null, on: SocketEvents): SocketDoor {
  const socket: Socket<ServerToClient, ClientToServer> = io({
    path: '/socket.io', auth: { token }, withCredentials: true,
    transports: ['websocket', 'polling'], tryAllTransports: true,
    reconnectionDelay: 500, reconnectionDelayMax: 10_000, randomizationFactor: 0.4, timeout: 8000,
  })
  const sequence = new Sequence(() => socket.emit('resync', {}))
  let looking: ClientMessages['view'] | null = null
  let watched: string | null = null
  let lookedAt: string | null = null
  let heardAt = performance.now()

  const heard = (): void => {
    heardAt = performance.now()
    on.heard()
  }
  const receive = (name: keyof ServerMessages, raw: unknown): void => {
    const read = ServerMessage[name].safeParse(raw)
    if (!read.success) return on.unreadable(name, read.error.issues[0]?.message ?? '')
    heard()
    if (sequence.take(read.data.seq, performance.now())) on.message(name, read.data as ServerMessages[typeof name])
  }
  // socket.io types listeners by one literal name at a time; here they are registered by walking the contract.
  const listen = socket.on.bind(socket) as unknown as (name: string, listener: (raw: unknown) => void) => void
  for (const name of MESSAGES) listen(name, (raw) => receive(name, raw))

  listen('fixes', (raw) => {
    const bytes = raw instanceof Uint8Array ? raw : raw instanceof ArrayBuffer ? new Uint8Array(raw) : null
    try {
      // Handed on while reading, without a copy: a fix seen twice is not newer than itself and changes nothing.
      const head = readFixFrame(bytes ?? new Uint8Array(), on.fix)
      heard()
      sequence.take(head.seq, performance.now())
    } catch (error) {
      on.unreadable('fixes', error instanceof Error ? error.message : String(error))
    }
  })

  socket.on('connect', () => {
    sequence.reset()
    heardAt = performance.now()
    if (looking) socket.emit('view', looking)
    if (watched) socket.emit('watch', { id: watched })
    if (lookedAt) socket.emit('look', { incidentId: lookedAt })
  })
  socket.on('disconnect', (reason) => {
    on.down()
    // socket.io does not come back by itself when the hub said goodbye.
    if (reason === 'io server disconnect') setTimeout(() => socket.connect(), 1000)
  })
  socket.on('connect_error', (error) => {
    on.down()
    if (error.message.startsWith('auth.')) on.refused()
    // A refusal by the hub (not a lost line) leaves the socket inactive: it would never try again.
    else if (!socket.active) setTimeout(() => socket.connect(), 3000)
  })
  const watchdog = setInterval(() => {
    if (!socket.connected || performance.now() - heardAt < SILENCE_MS) return
    on.down()
    socket.disconnect().connect()
  }, 1000)

  return {
    view(request) {
      looking = request
      if (socket.connected) socket.emit('view', request)
    },
    watch(id) {
      watched = id
      if (socket.connected) socket.emit('watch', { id })
    },
    look(incidentId) {
      lookedAt = incidentId
      if (socket.connected) socket.emit('look', { incidentId })
    },
    retry() {
      if (!socket.connected) socket.disconnect().connect()
    },
    close() {
      clearInterval(watchdog)
      socket.removeAllListeners()
      socket.disconnect()
    },
  }
}
