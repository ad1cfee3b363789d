import { ServerMessage, readFixFrame } from '@watchfloor/shared'
import type { ClientToServer, PackedFix, ServerMessages, ServerToClient, UnitEntry } from '@watchfloor/shared'
import { io } from 'socket.io-client'
import type { Socket } from 'socket.io-client'
import { until } from './harness/until.js'

type Heard = { [K in keyof ServerMessages]: { name: K; message: ServerMessages[K] } }[keyof ServerMessages]

/** A console without a screen: keeps everything that it hears, every message read by its schema. */
export class TestConsole {
  readonly heard: Heard[] = []
  readonly fixes: PackedFix[] = []
  readonly numbers: number[] = []
  frames = 0
  readonly socket: Socket<ServerToClient, ClientToServer>

  constructor(baseUrl: string, token: string | null, headers: Record<string, string> = {}) {
    this.socket = io(baseUrl, { path: '/socket.io', auth: token ? { token } : {}, transports: ['websocket'], reconnection: false, forceNew: true, extraHeaders: headers })
    const listen = this.socket.on.bind(this.socket) as unknown as (name: string, listener: (raw: unknown) => void) => void
    for (const name of Object.keys(ServerMessage) as (keyof ServerMessages)[]) {
      listen(name, (raw) => {
        const message = ServerMessage[name].parse(raw)
        this.numbers.push(message.seq)
        this.heard.push({ name, message } as Heard)
      })
    }
    listen('fixes', (raw) => {
      const head = readFixFrame(new Uint8Array(raw as Buffer), (fix) => this.fixes.push({ ...fix }))
      this.numbers.push(head.seq)
      this.frames++
    })
  }

  /** Connected, with the whole roster. */
  static async open(baseUrl: string, token: string | null): Promise<TestConsole> {
    const console = new TestConsole(baseUrl, token)
    await until(() => console.all('roster').some((roster) => roster.last))
    return console
  }

  all<K extends keyof ServerMessages>(name: K): ServerMessages[K][] {
    return this.heard.filter((entry) => entry.name === name).map((entry) => entry.message as ServerMessages[K])
  }

  unit(id: string): UnitEntry | undefined { return this.all('roster').flatMap((roster) => roster.units).findLast((unit) => unit.id === id) }
  fixesOf(no: number): PackedFix[] { return this.fixes.filter((fix) => fix.unit === no) }
  view(west: number, south: number, east: number, north: number): void { this.socket.emit('view', { bbox: [west, south, east, north] }) }
  close(): void { this.socket.disconnect() }
}
