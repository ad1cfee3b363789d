import { createServer, type Server, type Socket } from 'node:net'
import type { AnyAdapter } from '@watchfloor/domain'
import { listen } from '../../platform/lifecycle/listen.js'
import type { DeviceDirectory, DirectoryChange, KnownDevice } from '../../store/device-directory.js'
import { addressOf } from '../desk/address.js'
import type { Routes } from '../desk/routes.js'
import { ConnectionCount } from '../sources/sign-in-guard.js'
import { TcpConnection, type TcpHouse } from './tcp-connection.js'

const TICK_MS = 1000
/** How long a graceful close waits for the last answers to leave. */
const CLOSE_MS = 3000

export interface TcpLimits { total: number; perAddress: number; idleMs: number }

/** The TCP door of one adapter: accepts, counts, ticks, and sees to it that a terminal has one connection. */
export class TcpDoor {
  private readonly connections = new Set<TcpConnection>()
  private readonly byDevice = new Map<number, TcpConnection>()
  private readonly count: ConnectionCount
  private server: Server | null = null
  private clock: NodeJS.Timeout | null = null
  private stop = (): void => {}
  refused = 0

  constructor(private readonly adapter: AnyAdapter, private readonly house: TcpHouse, private readonly devices: DeviceDirectory, private readonly routes: Routes, private readonly limits: TcpLimits) {
    this.count = new ConnectionCount(limits.total, limits.perAddress)
  }

  get open(): number { return this.connections.size }

  /** Listens; gives the port. @throws StartError naming `setting` when the port cannot be had. */
  async listen(port: number, host: string, setting: string): Promise<number> {
    this.server = createServer((socket) => this.accept(socket))
    const opened = await listen(this.server, port, host, setting)
    this.stop = this.devices.onChange((change) => this.registryChanged(change))
    this.clock = setInterval(() => {
      const nowMs = Date.now()
      for (const connection of this.connections) connection.tick(nowMs)
    }, TICK_MS)
    return opened
  }

  /** Takes nothing in any more; what came in is still stored and answered. */
  stopReading(): void {
    if (this.clock) clearInterval(this.clock)
    this.server?.close()
    for (const connection of this.connections) connection.stopReading()
  }

  /** Stops listening, lets every connection's last messages be stored and answered, and closes it. */
  async close(): Promise<void> {
    this.stop()
    if (this.clock) clearInterval(this.clock)
    const { server } = this
    if (!server) return
    const closed = new Promise<void>((resolve) => {
      server.once('close', resolve)
      if (server.listening) server.close()
      else if (this.connections.size === 0) resolve()
    })
    for (const connection of this.connections) connection.end()
    let timer: NodeJS.Timeout | undefined
    await Promise.race([closed, new Promise((resolve) => { timer = setTimeout(resolve, CLOSE_MS) })])
    clearTimeout(timer)
  }

  private accept(socket: Socket): void {
    const address = addressOf(socket)
    // Resets are a terminal's everyday life; `close` follows and does what is to be done.
    socket.on('error', () => {})
    const place = this.count.enter(address)
    if (place !== 'ok') {
      this.refused++
      this.house.drops.note(this.adapter.protocol, place, { topic: null, address, payload: null })
      socket.destroy()
      return
    }
    const connection = new TcpConnection(socket, this.adapter, this.house, this.limits.idleMs, (admitted) => this.admitted(admitted))
    this.connections.add(connection)
    socket.once('close', () => {
      this.count.leave(address)
      this.connections.delete(connection)
      const no = connection.device?.no
      if (no === undefined || this.byDevice.get(no) !== connection) return
      this.byDevice.delete(no)
      if (this.routes.of(no)?.link === connection) this.routes.forget(no)
    })
  }

  /** The same terminal again: after a lost network the old line is dead and does not know it, so the newest one counts. */
  private admitted(connection: TcpConnection): void {
    const device = connection.device!
    const old = this.byDevice.get(device.no)
    this.byDevice.set(device.no, connection)
    this.routes.heard(device.no, connection, null, device.externalId)
    if (old && old !== connection) old.end()
  }

  /** A terminal that was removed, switched off, renamed or given another profile signs in anew. */
  private registryChanged({ upsert, remove }: DirectoryChange): void {
    for (const no of remove) this.byDevice.get(no)?.end()
    for (const device of upsert) {
      const connection = this.byDevice.get(device.no)
      if (connection && differs(connection.device!, device)) connection.end()
    }
  }
}

const differs = (before: KnownDevice, after: KnownDevice): boolean => !after.enabled || after.externalId !== before.externalId || after.protocol !== before.protocol || after.profile !== before.profile
