import { Logger } from '@nestjs/common'
import type { OnModuleDestroy } from '@nestjs/common'
import { WebSocketGateway } from '@nestjs/websockets'
import type { OnGatewayInit } from '@nestjs/websockets'
import { ClientMessage } from '@watchfloor/shared'
import { PRESENCE_PROMISES } from '@watchfloor/domain'
import type { Server } from 'socket.io'
import { MAY } from '../platform/auth/rights.js'
import { sameOrigin, tokenOf } from '../platform/auth/credentials.js'
import { SessionService } from '../platform/auth/session.service.js'
import type { SignedIn } from '../platform/auth/session.service.js'
import { Settings } from '../platform/config/settings.js'
import { hubVersion } from '../platform/config/version.js'
import { Metrics } from '../platform/observe/metrics.js'
import { seesDevice } from '../ports/charge.port.js'
import { DeviceDirectory } from '../store/device-directory.js'
import { RedisRooms } from './bus/redis-rooms.js'
import { ConsoleFeed } from './feed/console-feed.js'
import { ConsoleLink } from './feed/console-link.js'
import type { ConsoleSocket } from './feed/console-link.js'
import { Pulse } from './feed/pulse.js'
import { SeenArea } from './feed/seen-area.js'
import { Viewers } from './feed/viewers.js'
import { WatchedUnits } from './feed/watched-units.js'

const RESYNC_MS = 1000
/** A console sends a view, an id, or nothing at all. */
const MESSAGE_BYTES = 16 * 1024

/**
 * The consoles' door. Deflate is off: on packed fixes it saves little and costs ten times the processor. A connection sees a hello and the roster
 * as soon as it is open; fixes begin when it has said what it shows.
 */
@WebSocketGateway({
  path: '/socket.io', serveClient: false, perMessageDeflate: false, httpCompression: false, transports: ['websocket', 'polling'], maxHttpBufferSize: MESSAGE_BYTES,
  pingInterval: 10_000, pingTimeout: 10_000,
})
export class ConsoleGateway implements OnGatewayInit<Server>, OnModuleDestroy {
  private readonly log = new Logger('Consoles')
  private stopListening: (() => void) | null = null

  constructor(
    private readonly sessions: SessionService, private readonly settings: Settings, private readonly feed: ConsoleFeed, private readonly pulse: Pulse,
    private readonly directory: DeviceDirectory, private readonly metrics: Metrics, private readonly rooms: RedisRooms,
    private readonly watched: WatchedUnits, private readonly viewers: Viewers,
  ) {}

  afterInit(server: Server): void {
    this.rooms.attach(server)
    server.use((socket, next) => { void this.admit(socket).then(() => next(), next) })
    server.on('connection', (socket) => this.connected(socket))
    // A session that ends anywhere takes its sockets along, in whichever process they are.
    this.stopListening = this.sessions.onEnded((ids) => { server.in(ids.map(roomOf)).disconnectSockets(true) })
  }

  onModuleDestroy(): void { this.stopListening?.() }

  /** Lets a console in by the token it hands over, or by the cookie of its page; the error's message is a code of the closed list. */
  private async admit(socket: ConsoleSocket): Promise<void> {
    const given = (socket.handshake.auth as { token?: unknown }).token
    const request = { method: 'POST', headers: socket.handshake.headers }
    const brought = typeof given === 'string' ? { token: given, by: 'bearer' } : tokenOf(request)
    if (brought?.by === 'cookie' && !sameOrigin(request, this.settings.PUBLIC_URL)) throw new Error('auth.forbidden')
    const user = brought && await this.sessions.userOf(brought.token)
    if (!user) throw new Error('auth.required')
    if (user.mustChangePassword) throw new Error('auth.must_change_password')
    if (!MAY.seeMap.includes(user.role)) throw new Error('auth.forbidden')
    if (this.feed.size >= this.settings.CONSOLE_MAX_CONNECTIONS) throw new Error('hub.overloaded')
    ;(socket.data as { user?: SignedIn }).user = user
  }

  private connected(socket: ConsoleSocket): void {
    const { user } = socket.data as { user: SignedIn }
    const link = new ConsoleLink(socket, user)
    void socket.join(roomOf(user.sessionId))
    socket.on('disconnect', () => {
      this.feed.leave(link)
      this.viewers.turn(link, null)
      this.watched.turn(link.watched, null)
    })
    socket.on('error', (error) => this.log.warn(`A console's connection: ${error.message}`))
    this.listen(link)
    link.send('hello', { serverTime: Date.now(), demo: this.settings.DEMO, version: hubVersion, promises: PRESENCE_PROMISES })
    this.feed.join(link)
    this.pulse.tell(link)
  }

  private listen(link: ConsoleLink): void {
    const { socket } = link
    socket.on('view', (message) => {
      const view = ClientMessage.view.safeParse(message)
      if (!view.success) return this.unreadable('view')
      link.nextArea = new SeenArea(view.data)
      this.feed.soon()
    })
    socket.on('watch', (message) => {
      const watch = ClientMessage.watch.safeParse(message)
      if (!watch.success) return this.unreadable('watch')
      const device = watch.data.id === null ? undefined : this.directory.byId(watch.data.id)
      const now = device && seesDevice(link.people, device) ? device.no : null
      this.watched.turn(link.watched, now)
      link.watched = now
      this.pulse.detail(link)
    })
    socket.on('look', (message) => {
      const look = ClientMessage.look.safeParse(message)
      if (!look.success) return this.unreadable('look')
      // Officers see their own tasks, not who works on what.
      if (MAY.readIncidents.some((role) => role === link.user.role)) this.viewers.turn(link, look.data.incidentId)
    })
    let resyncedMs = -Infinity
    socket.on('resync', () => {
      // A whole picture costs; a console that asks all the time gets one a second.
      setTimeout(() => { resyncedMs = performance.now(); link.resyncDue = true; this.feed.soon() }, Math.max(0, resyncedMs + RESYNC_MS - performance.now()))
    })
  }

  private unreadable(message: string): void { this.metrics.rejected.inc({ where: 'console', reason: `unreadable_${message}` }) }
}

const roomOf = (sessionId: string): string => `session:${sessionId}`
